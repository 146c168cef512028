package io.makokit;

import io.makokit.internal.Fields;
import java.time.Instant;
import java.util.Map;

/**
 * When a number of calls will be done, given the limits and what is used of them.
 *
 * @param today how many of them can be made today
 * @param days on how many days calls are made, today included if any can be made today
 * @param doneAt when the last of them leaves; null when the quota lets nothing through
 */
public record BudgetPlan(long today, long days, Instant doneAt) {
    static BudgetPlan fromMap(Map<String, ?> map) {
        Fields fields = new Fields("BudgetPlan", map);
        Double doneAt = fields.number("done_at");
        return new BudgetPlan(
                fields.required("today", fields.number("today")).longValue(),
                fields.required("days", fields.number("days")).longValue(),
                doneAt == null ? null : Instant.ofEpochSecond(doneAt.longValue()));
    }
}
