package io.makokit;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What is known of a connection.
 *
 * @param connection what the settings call it, or null
 * @param status how it stands, by the last call that told anything: {@code never_used}, {@code ok}, {@code rate_limited},
 *     {@code reauthorization_required} or {@code unavailable}
 * @param since since when; null if it was never used
 * @param lastSuccess when a call succeeded the last time, or null
 * @param lastError the last error that a call has met, also if another try has mended it; or null
 * @param retryAfter for how long calls are refused before they are sent; null when they are not
 * @param syncStatus how far the system behind was read, in the API's words; null but after a check
 * @param lastSync when that was done successfully the last time, as the API writes it; null but after a check
 * @param next what to do next, in words
 */
public record Health(
        String connection,
        String status,
        Instant since,
        Instant lastSuccess,
        LastError lastError,
        Duration retryAfter,
        String syncStatus,
        String lastSync,
        String next) {
    static Health fromMap(Map<String, ?> map) {
        Fields fields = new Fields("Health", map);
        Double wait = fields.number("retry_after_ms");
        return new Health(
                fields.text("connection"),
                fields.required("status", fields.text("status")),
                instant(fields.number("since")),
                instant(fields.number("last_success")),
                fields.part("last_error", LastError::fromMap),
                wait == null ? null : Duration.ofMillis(wait.longValue()),
                fields.text("sync_status"),
                fields.text("last_sync"),
                fields.required("next", fields.text("next")));
    }

    private static Instant instant(Double seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds.longValue());
    }
}
