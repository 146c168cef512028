package io.makokit;

import io.makokit.internal.Fields;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of an error, as it comes from the core. */
record ErrorFacts(
        String kind,
        String text,
        String message,
        String provider,
        String operation,
        String code,
        String category,
        String connection,
        @SuppressWarnings("serial") List<Violation> violations,
        Origin origin,
        int httpStatus,
        String requestId,
        String serverRequestId,
        int attempts,
        Duration elapsed,
        boolean retryable,
        Duration retryAfter,
        Instant resetsAt,
        Long used,
        Long limit,
        String source,
        String excerpt,
        ErrorFacts cause)
        implements Serializable {

    /** An error that arose on this side of the core. */
    static ErrorFacts of(String kind, String message) {
        return fromMap(Map.of("kind", kind, "text", message, "message", message));
    }

    /** What is known of one that arose there about an operation; a map to be added to. */
    static Map<String, Object> about(String system, String operation, String kind, String message) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", kind);
        facts.put("text", operation + ": " + message);
        facts.put("message", message);
        facts.put("provider", system);
        facts.put("operation", operation);
        return facts;
    }

    static ErrorFacts fromMap(Map<String, ?> map) {
        Fields fields = new Fields("error", map);
        String message = or(fields.text("message"), "");
        return new ErrorFacts(
                or(fields.text("kind"), ""),
                or(fields.text("text"), message),
                message,
                fields.text("provider"),
                fields.text("operation"),
                fields.text("code"),
                fields.text("category"),
                fields.text("connection"),
                violations(map.get("violations")),
                origin(fields.text("origin")),
                (int) whole(fields, "http_status"),
                fields.text("request_id"),
                fields.text("server_request_id"),
                (int) whole(fields, "attempts"),
                Duration.ofMillis(whole(fields, "elapsed_ms")),
                or(fields.bool("retryable"), false),
                map.get("retry_after_ms") == null ? null : Duration.ofMillis(whole(fields, "retry_after_ms")),
                map.get("resets_at") == null ? null : Instant.ofEpochSecond(whole(fields, "resets_at")),
                map.get("used") == null ? null : whole(fields, "used"),
                map.get("limit") == null ? null : whole(fields, "limit"),
                fields.text("source"),
                fields.text("excerpt"),
                fields.part("cause", ErrorFacts::fromMap));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        map.put("text", text);
        map.put("message", message);
        map.put("provider", provider);
        map.put("operation", operation);
        map.put("code", code);
        map.put("category", category);
        map.put("connection", connection);
        List<Object> rows = new ArrayList<>();
        violations.forEach(row -> rows.add(Map.of("path", row.path(), "message", row.message())));
        map.put("violations", rows);
        map.put("origin", origin == null ? null : origin.name().toLowerCase(Locale.ROOT));
        map.put("http_status", httpStatus == 0 ? null : (long) httpStatus);
        map.put("request_id", requestId);
        map.put("server_request_id", serverRequestId);
        map.put("attempts", (long) attempts);
        map.put("elapsed_ms", elapsed.toMillis());
        map.put("retryable", retryable);
        map.put("retry_after_ms", retryAfter == null ? null : retryAfter.toMillis());
        map.put("resets_at", resetsAt == null ? null : resetsAt.getEpochSecond());
        map.put("used", used);
        map.put("limit", limit);
        map.put("source", source);
        map.put("excerpt", excerpt);
        map.put("cause", cause == null ? null : cause.toMap());
        return map;
    }

    private static List<Violation> violations(Object rows) {
        if (!(rows instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(row -> new Fields("violation", Fields.named((Map<?, ?>) row)))
                .map(row -> new Violation(or(row.text("path"), ""), or(row.text("message"), "")))
                .toList();
    }

    private static Origin origin(String name) {
        for (Origin origin : Origin.values()) {
            if (origin.name().equalsIgnoreCase(name)) {
                return origin;
            }
        }
        return null;
    }

    private static long whole(Fields fields, String name) {
        Double number = fields.number(name);
        return number == null ? 0 : number.longValue();
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
