package io.makokit;

import io.makokit.internal.Fields;
import java.time.Instant;
import java.util.Map;

/**
 * How much of a day's quota is used.
 *
 * @param used what was counted today, by the server's calendar: a lower bound of what the server counts
 * @param limit the limit, or null as long as none is known
 * @param source where the limit is known from: {@code configured}, or {@code server} when that has refused a call, so
 *     that the limit is at most this plus what others use who do not share; null where there is none
 * @param isExhausted whether nothing more is let through today
 * @param resetsAt when the day ends, by the server's calendar
 */
public record QuotaUsage(long used, Long limit, String source, boolean isExhausted, Instant resetsAt) {
    static QuotaUsage fromMap(Map<String, ?> map) {
        Fields fields = new Fields("QuotaUsage", map);
        Double limit = fields.number("limit");
        return new QuotaUsage(
                fields.required("used", fields.number("used")).longValue(),
                limit == null ? null : limit.longValue(),
                fields.text("source"),
                fields.required("is_exhausted", fields.bool("is_exhausted")),
                Instant.ofEpochSecond(
                        fields.required("resets_at", fields.number("resets_at")).longValue()));
    }
}
