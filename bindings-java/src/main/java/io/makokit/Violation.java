package io.makokit;

import java.io.Serializable;

/**
 * One thing that is wrong with a request.
 *
 * @param path the field, in the API's notation: {@code mako.address.address1}
 * @param message what is wrong with it
 * @serial exclude
 */
public record Violation(String path, String message) implements Serializable {
    /** The path and what is wrong, as a half-sentence. */
    @Override
    public String toString() {
        return path + " " + message;
    }
}
