package io.makokit;

/** The clock by which a client waits. */
public enum ClockKind {
    /** The machine's. */
    REAL,
    /** One that jumps to the end of each wait, for tests; what the network takes does not move it. */
    VIRTUAL
}
