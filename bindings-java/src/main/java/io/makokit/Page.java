package io.makokit;

import io.makokit.internal.Fields;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A page of a list, as the core has it.
 *
 * @param records its records, unmodifiable
 * @param next where the next page is, for the core; nothing after the last one
 * @param total how many records there are in all; null where nobody tells
 * @param <T> a record
 */
record Page<T>(List<T> records, Map<String, String> next, Long total) {
    static <T> Page<T> fromMap(Map<String, ?> map, Function<Object, List<T>> records) {
        Fields fields = new Fields("Page", map);
        String next = fields.text("next");
        String trail = fields.text("trail");
        return new Page<>(
                records.apply(map.get("records")),
                next == null ? Map.of() : Map.of("next", next, "trail", trail),
                fields.whole("total"));
    }
}
