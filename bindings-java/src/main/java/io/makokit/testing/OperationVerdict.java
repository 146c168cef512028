package io.makokit.testing;

import io.makokit.internal.Fields;
import java.util.Map;

/**
 * How one operation was used.
 *
 * @param requests the requests with a good token
 * @param refused how many of them were refused for their rate
 * @param worstWindow the most that came within a second, refused ones included
 * @param limit the most that may come within a second
 * @param usedShare what was accepted as a share of what the limit would have let through; at most 1
 */
public record OperationVerdict(long requests, long refused, long worstWindow, long limit, double usedShare) {
    static OperationVerdict fromMap(Map<String, ?> map) {
        Fields fields = new Fields("OperationVerdict", map);
        return new OperationVerdict(
                Told.whole(fields, "requests"),
                Told.whole(fields, "refused"),
                Told.whole(fields, "worst_window"),
                Told.whole(fields, "limit"),
                fields.required("used_share", fields.number("used_share")));
    }
}
