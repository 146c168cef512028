package io.makokit.testing;

import io.makokit.internal.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sandbox holds of its clients, since its start or the last reset.
 *
 * @param ok whether there is nothing to find fault with
 * @param requests all requests, those without a good token included
 * @param limitModel how the sandbox counts rates: {@code sliding}, {@code fixed} or {@code bucket}
 * @param operations the operations that have a rate limit, by their documented names
 * @param findings what went wrong, in the order in which it began
 * @param findingsDropped further findings, of which only the number is kept
 * @param notes what is worth knowing and no fault, such as {@code settling_resend}
 * @param notesDropped further notes, of which only the number is kept
 */
public record Verdict(
        boolean ok,
        long requests,
        String limitModel,
        Map<String, OperationVerdict> operations,
        List<Finding> findings,
        long findingsDropped,
        List<Finding> notes,
        long notesDropped) {
    static Verdict fromMap(Map<String, ?> map) {
        Fields fields = new Fields("Verdict", map);
        return new Verdict(
                fields.required("ok", fields.bool("ok")),
                Told.whole(fields, "requests"),
                fields.required("limit_model", fields.text("limit_model")),
                operations(Told.object(map.get("operations"))),
                Told.list(map.get("findings"), Finding::fromMap),
                Told.whole(fields, "findings_dropped"),
                Told.list(map.get("notes"), Finding::fromMap),
                Told.whole(fields, "notes_dropped"));
    }

    private static Map<String, OperationVerdict> operations(Map<String, ?> rows) {
        Map<String, OperationVerdict> operations = new LinkedHashMap<>();
        rows.forEach((name, row) -> operations.put(name, OperationVerdict.fromMap(Told.object(row))));
        return Collections.unmodifiableMap(operations);
    }
}
