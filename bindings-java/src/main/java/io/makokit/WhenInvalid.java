package io.makokit;

/** What becomes of the other records of a batch when some are found to be wrong before anything is sent. */
public enum WhenInvalid {
    /** Nothing is sent. */
    STOP,
    /** Those that are wrong are told, and then the others are sent. */
    GO_ON
}
