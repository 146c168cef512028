package io.makokit;

import io.makokit.internal.Fields;
import java.util.Map;

/**
 * What one process holds of what counts in a rate's interval.
 *
 * @param name the process: {@code java 4711}, {@code process 4711} where its name cannot be read, with {@code (gone)} if it
 *     has ended; in a fleet {@code host/4711}; {@code unknown} where it is not known who it was
 * @param permits how many requests
 */
public record Holder(String name, long permits) {
    static Holder fromMap(Map<String, ?> map) {
        Fields fields = new Fields("Holder", map);
        return new Holder(
                fields.required("name", fields.text("name")),
                fields.required("permits", fields.number("permits")).longValue());
    }
}
