package io.makokit;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.Map;

/** Makes events out of what the core tells. */
final class Events {
    private Events() {}

    static Event fromMap(Map<String, ?> map) {
        Fields fields = new Fields("event", map);
        String name = fields.required("event", fields.text("event"));
        String operation = fields.text("operation");
        String requestId = fields.text("request_id");
        int attempt = (int) whole(fields, "attempt");
        return switch (name) {
            case "before_send" -> new Event.BeforeSend(
                    operation, requestId, attempt, fields.text("method"), fields.text("path"));
            case "after_response" -> new Event.AfterResponse(
                    operation,
                    requestId,
                    attempt,
                    (int) whole(fields, "http_status"),
                    fields.text("server_request_id"),
                    millis(fields, "elapsed_ms"));
            case "retry" -> new Event.Retry(
                    operation,
                    requestId,
                    attempt,
                    fields.text("error"),
                    fields.text("message"),
                    millis(fields, "wait_ms"));
            case "wait" -> new Event.Wait(operation, requestId, millis(fields, "wait_ms"));
            case "refresh" -> new Event.Refresh(fields.text("error"), millis(fields, "elapsed_ms"));
            case "reauthorization" -> new Event.Reauthorization(
                    operation, requestId, fields.text("connection"), fields.text("error"), fields.text("message"));
            case "breaker_opened" -> new Event.BreakerOpened(
                    fields.text("connection"),
                    (int) whole(fields, "failures"),
                    fields.text("error"),
                    millis(fields, "pause_ms"));
            case "breaker_closed" -> new Event.BreakerClosed(fields.text("connection"), millis(fields, "elapsed_ms"));
            case "dropped" -> new Event.Dropped(whole(fields, "count"));
            default -> new Event.Other(name, Fields.named(map));
        };
    }

    private static Duration millis(Fields fields, String name) {
        return Duration.ofMillis(whole(fields, name));
    }

    private static long whole(Fields fields, String name) {
        Double number = fields.number(name);
        return number == null ? 0 : number.longValue();
    }
}
