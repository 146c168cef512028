package io.makokit;

/** Who goes first when the rate limit lets only some go. */
public enum Priority {
    /** A person waits for it. */
    INTERACTIVE,
    /** One of many, for which nobody waits. */
    BULK
}
