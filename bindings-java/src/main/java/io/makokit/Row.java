package io.makokit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that can be called, and what its answer is.
 *
 * @param name the name under which the core knows it
 * @param decode makes the answer out of its JSON value
 * @param <T> the answer
 */
record Row<T>(String name, Function<Object, T> decode) {
    /** Any method and path. */
    static final Row<Object> CALL = new Row<>("call", value -> value);

    /** The usage of the limits. */
    static final Row<List<LimitUsage>> LIMITS = many("limits", LimitUsage::fromMap);

    /** A row that answers with one object. */
    static <T> Row<T> one(String name, Function<Map<String, ?>, T> make) {
        return new Row<>(name, value -> make.apply(object(value)));
    }

    /** A row that answers with a list of objects. */
    static <T> Row<List<T>> many(String name, Function<Map<String, ?>, T> make) {
        return new Row<>(name, value -> {
            if (!(value instanceof List<?> list)) {
                throw new IllegalArgumentException("a list is expected");
            }
            List<T> models = new ArrayList<>(list.size());
            for (Object item : list) {
                models.add(make.apply(object(item)));
            }
            return Collections.unmodifiableList(models);
        });
    }

    byte[] bytes() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** An object as it was read: all its names are texts. */
    @SuppressWarnings("unchecked")
    static Map<String, ?> object(Object value) {
        if (value instanceof Map<?, ?>) {
            return (Map<String, ?>) value;
        }
        throw new IllegalArgumentException("an object is expected");
    }
}
