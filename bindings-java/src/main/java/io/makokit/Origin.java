package io.makokit;

/** Who refused the data of a request. */
public enum Origin {
    /** This library, before anything was sent. */
    LOCAL,
    /** The API. */
    PROVIDER
}
