package io.makokit;

import java.util.Map;

/** A JSON object with a type of its own: a request, a part of one, or an answer. Immutable. */
public interface Model {
    /**
     * The fields that this version of the library does not know: what a request sends besides, or what the API answered
     * besides.
     *
     * @return JSON values by their names; never null, and unmodifiable
     */
    Map<String, Object> extra();

    /**
     * The object as it travels. Fields that are not there are left out.
     *
     * @return JSON values by the names that the vendor's documentation uses; a map of your own
     */
    Map<String, Object> toMap();

    /**
     * Whether this, or a part of it, has fields in {@link #extra()}.
     *
     * @return whether it has
     */
    boolean hasExtra();
}
