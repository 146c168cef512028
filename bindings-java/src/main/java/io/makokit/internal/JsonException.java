package io.makokit.internal;

/** Says what is wrong with JSON, or with a value that has none. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The names that lead to the value, dotted. */
    private final String path;

    /** What is wrong, as a half-sentence. */
    private final String reason;

    JsonException(String path, String reason) {
        super(path.isEmpty() ? reason : path + " " + reason);
        this.path = path;
        this.reason = reason;
    }

    /**
     * Where it is.
     *
     * @return the names that lead to the value, dotted; empty for the value as a whole, and when reading
     */
    public String path() {
        return path;
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
        JsonException outer = new JsonException(path.isEmpty() ? name : name + "." + path, reason);
        outer.setStackTrace(getStackTrace());
        return outer;
    }
}
