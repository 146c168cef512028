package io.makokit.testing;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.Map;

/**
 * A request that came. It never holds a token, a secret, a query or a body.
 *
 * @param sequence its number, from 1; a reset does not start again
 * @param at when it came, since the sandbox started
 * @param method the HTTP method
 * @param path the path, without the query
 * @param operation the operation, by its documented name, or {@code auth}; null for an unknown path
 * @param clientId whose token it carried; null when it had none
 * @param status the HTTP status; null while there is no answer, and when there was none
 * @param errorCode the error code of the answer's body; null for none
 * @param requestId the client's own {@code X-Request-Id}; null when it had none
 * @param fault the kind of fault that struck it; null for none
 * @param workDone whether what it asked for was really done, with or without the client seeing it
 */
public record JournalEntry(
        long sequence,
        Duration at,
        String method,
        String path,
        String operation,
        String clientId,
        Integer status,
        String errorCode,
        String requestId,
        String fault,
        boolean workDone) {
    static JournalEntry fromMap(Map<String, ?> map) {
        Fields fields = new Fields("JournalEntry", map);
        Double status = fields.number("status");
        return new JournalEntry(
                Told.whole(fields, "sequence"),
                Told.time(fields, "at_ms"),
                fields.required("method", fields.text("method")),
                fields.required("path", fields.text("path")),
                fields.text("operation"),
                fields.text("client_id"),
                status == null ? null : status.intValue(),
                fields.text("error_code"),
                fields.text("request_id"),
                fields.text("fault"),
                fields.required("work_done", fields.bool("work_done")));
    }
}
