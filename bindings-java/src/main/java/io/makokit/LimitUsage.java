package io.makokit;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much of its limits an operation has used.
 *
 * @param operation the operation, or what a free call counts as
 * @param used the requests in the window that ends now
 * @param limit how many fit into a window
 * @param peak the most that any window has held
 * @param span how long a window is
 * @param guard by how much it is stretched to make up for the network, beyond what each answer tells
 * @param store who shares the limits: {@code process}, {@code machine}, {@code fleet}, or {@code fleet (lost)} while its
 *     store cannot be used
 * @param holders who holds what counts, who holds most first; unmodifiable
 * @param quota the day's quota; null for what creates nothing
 */
public record LimitUsage(
        String operation,
        long used,
        long limit,
        long peak,
        Duration span,
        Duration guard,
        String store,
        List<Holder> holders,
        QuotaUsage quota) {
    static LimitUsage fromMap(Map<String, ?> map) {
        Fields fields = new Fields("LimitUsage", map);
        return new LimitUsage(
                fields.required("operation", fields.text("operation")),
                whole(fields, "used"),
                whole(fields, "limit"),
                whole(fields, "peak"),
                Duration.ofMillis(whole(fields, "span_ms")),
                Duration.ofMillis(whole(fields, "guard_ms")),
                fields.required("store", fields.text("store")),
                Row.many(Holder::fromMap).apply(fields.value("holders")),
                fields.part("quota", QuotaUsage::fromMap));
    }

    private static long whole(Fields fields, String name) {
        return fields.required(name, fields.number(name)).longValue();
    }
}
