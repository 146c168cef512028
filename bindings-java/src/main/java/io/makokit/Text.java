package io.makokit;

/**
 * Text with a type of its own: an id, or a name of which the API may know more than this library. Any text is
 * accepted, so that a new value of the vendor's never breaks a program. Its {@code toString()} is the bare text.
 */
public interface Text {
    /**
     * The text as it travels.
     *
     * @return the text, never null
     */
    String value();
}
