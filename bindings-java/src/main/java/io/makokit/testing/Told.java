package io.makokit.testing;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what a sandbox tells. */
final class Told {
    private static final double NANOS_PER_MILLI = 1_000_000;

    private Told() {}

    static Map<String, ?> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Fields.named(map);
        }
        throw new IllegalStateException("the sandbox told no object where one was expected");
    }

    static <T> List<T> list(Object value, Function<Map<String, ?>, T> make) {
        if (value instanceof Collection<?> rows) {
            return rows.stream().map(row -> make.apply(object(row))).toList();
        }
        throw new IllegalStateException("the sandbox told no list where one was expected");
    }

    static long whole(Fields fields, String name) {
        return fields.required(name, fields.number(name)).longValue();
    }

    /** A time that is told in milliseconds and their fractions. */
    static Duration time(Fields fields, String name) {
        return Duration.ofNanos((long) (fields.required(name, fields.number(name)) * NANOS_PER_MILLI));
    }

    /** What is none of these fields, in its order. */
    static Map<String, Object> without(Map<String, ?> map, Set<String> known) {
        Map<String, Object> rest = new LinkedHashMap<>(map);
        rest.keySet().removeAll(known);
        return Fields.frozen(rest);
    }
}
