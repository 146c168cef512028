package io.makokit;

/** What became of a record of a batch. */
public enum BatchOutcome {
    /** It was written. */
    DONE,
    /** It is there, and this call has not created it for certain; only of a batch that makes sure. */
    ALREADY_THERE,
    /** It was not written. */
    FAILED,
    /** Its request has left, and what became of it is not known. It was not sent again. */
    UNKNOWN,
    /** Its turn has not come. */
    NOT_SENT
}
