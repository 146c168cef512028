package io.makokit.testing;

import io.makokit.internal.Fields;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is used of a sandbox's daily quota.
 *
 * @param used the creates of the calendar's day
 * @param limit how many there may be; null for any number
 * @param scope whether each operation has the quota for itself ({@code endpoint}) or all share it ({@code sum})
 * @param resetsAt when the calendar's day ends
 * @param operations how many of them each operation has, by its documented name
 */
public record SandboxQuota(long used, Long limit, String scope, Instant resetsAt, Map<String, Long> operations) {
    static SandboxQuota fromMap(Map<String, ?> map) {
        Fields fields = new Fields("SandboxQuota", map);
        Double limit = fields.number("limit");
        Map<String, Long> operations = new LinkedHashMap<>();
        Told.object(map.get("operations"))
                .forEach((name, row) -> operations.put(name, Told.whole(new Fields(name, Told.object(row)), "used")));
        return new SandboxQuota(
                Told.whole(fields, "used"),
                limit == null ? null : limit.longValue(),
                fields.required("scope", fields.text("scope")),
                Instant.parse(fields.required("resets_at", fields.text("resets_at"))),
                Collections.unmodifiableMap(operations));
    }
}
