package io.makokit.internal;

import java.util.Arrays;

/** Says what is wrong with JSON, or with a value that has none. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** More names than these are not all told: what holds itself has no end of them. */
    private static final int MOST_NAMES = 12;

    private static final int AT_EACH_END = 4;

    /** The names that lead to the value. */
    private final String[] names;

    /** What is wrong, as a half-sentence. */
    private final String reason;

    JsonException(String reason) {
        this(new String[0], reason);
    }

    private JsonException(String[] names, String reason) {
        super(names.length == 0 ? reason : dotted(names) + " " + reason);
        this.names = names;
        this.reason = reason;
    }

    /**
     * Where it is.
     *
     * @return the names that lead to the value, dotted, and in their middle "…" for very many; empty for the value as a
     *     whole, and when reading
     */
    public String path() {
        return dotted(names);
    }

    /**
     * What is wrong.
     *
     * @return the reason, as a half-sentence
     */
    public String reason() {
        return reason;
    }

    /** The same, seen from one level further out. */
    JsonException below(String name) {
        String[] outer = new String[names.length + 1];
        outer[0] = name;
        System.arraycopy(names, 0, outer, 1, names.length);
        JsonException error = new JsonException(outer, reason);
        error.setStackTrace(getStackTrace());
        return error;
    }

    private static String dotted(String[] names) {
        if (names.length <= MOST_NAMES) {
            return String.join(".", names);
        }
        String[] end = Arrays.copyOfRange(names, names.length - AT_EACH_END, names.length);
        return String.join(".", Arrays.copyOf(names, AT_EACH_END)) + ".…." + String.join(".", end);
    }
}
