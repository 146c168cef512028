package io.makokit.testing;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Something that a client did wrong; or, among the notes of a {@link Verdict}, something worth knowing. It shows no secret.
 *
 * @param kind what it is, such as {@code window_exceeded} or {@code create_repeated}
 * @param at when, since the sandbox started
 * @param operation the operation, by its documented name; null for an unknown path
 * @param clientId whose token the request carried; null when it had none
 * @param requestId the request's own {@code X-Request-Id}; null when it had none
 * @param message all of it in one sentence
 * @param facts what only its kind has, such as {@code count}: JSON values by the names of {@code docs/sandbox.md},
 *     unmodifiable
 */
public record Finding(
        String kind,
        Duration at,
        String operation,
        String clientId,
        String requestId,
        String message,
        Map<String, Object> facts) {
    private static final Set<String> KNOWN = Set.of("kind", "at_ms", "operation", "client_id", "request_id", "message");

    static Finding fromMap(Map<String, ?> map) {
        Fields fields = new Fields("Finding", map);
        return new Finding(
                fields.required("kind", fields.text("kind")),
                Told.time(fields, "at_ms"),
                fields.text("operation"),
                fields.text("client_id"),
                fields.text("request_id"),
                fields.required("message", fields.text("message")),
                Told.without(map, KNOWN));
    }
}
