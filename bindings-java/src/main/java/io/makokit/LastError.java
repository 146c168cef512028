package io.makokit;

import io.makokit.internal.Fields;
import java.time.Instant;
import java.util.Map;

/**
 * An error that a call has met.
 *
 * @param kind what went wrong, as {@link MakokitException#kind()} has it
 * @param code the API's code, or null
 * @param message what happened, in words
 * @param requestId the call's own id, or null
 * @param serverRequestId the id that the server gave its answer, or null: support asks for it
 * @param at when it was
 */
public record LastError(
        String kind, String code, String message, String requestId, String serverRequestId, Instant at) {
    static LastError fromMap(Map<String, ?> map) {
        Fields fields = new Fields("LastError", map);
        return new LastError(
                fields.required("kind", fields.text("kind")),
                fields.text("code"),
                fields.required("message", fields.text("message")),
                fields.text("request_id"),
                fields.text("server_request_id"),
                Instant.ofEpochSecond(fields.required("at", fields.number("at")).longValue()));
    }
}
