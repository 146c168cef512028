package io.makokit;

/** Whether a lost answer may be settled by sending the request again, where an entity is made sure of. */
public enum Settle {
    /** Only where the API's documentation promises that no two entities have the same key, as of Makos. */
    DOCUMENTED,
    /** Also where that is inferred, as for a person's username: should it not hold, there may be two. */
    RESEND
}
