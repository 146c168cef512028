package io.makokit;

import io.makokit.internal.Fields;
import java.util.Map;

/**
 * What planned connections cost.
 *
 * @param needed the credits that they take
 * @param left what is left of the pool
 * @param overage what the pool lacks
 */
public record Credits(long needed, long left, long overage) {
    static Credits fromMap(Map<String, ?> map) {
        Fields fields = new Fields("Credits", map);
        return new Credits(whole(fields, "needed"), whole(fields, "left"), whole(fields, "overage"));
    }

    private static long whole(Fields fields, String name) {
        return fields.required(name, fields.number(name)).longValue();
    }
}
