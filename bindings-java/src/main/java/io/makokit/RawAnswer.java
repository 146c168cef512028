package io.makokit;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A good answer as a whole, as the server sent it.
 *
 * @param httpStatus the HTTP status
 * @param headers the headers' values by their names in lower case, but for cookies; unmodifiable
 * @param requestId the call's own id, sent as {@code X-Request-Id} with each try
 * @param serverRequestId the id that the server gave its answer, or null
 * @param attempts how often the request was sent
 * @param elapsed how long the call took, all tries and waits together, to the millisecond
 * @param body the JSON value out of the envelope, as {@link MakoClient#call(String, String)} answers it
 */
public record RawAnswer(
        int httpStatus,
        Map<String, List<String>> headers,
        String requestId,
        String serverRequestId,
        int attempts,
        Duration elapsed,
        Object body) {

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return its value, or null when it is not there
     */
    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    /** Status, ids, tries and time. Headers and body are not printed: nobody knows what a server puts there. */
    @Override
    public String toString() {
        return "RawAnswer[httpStatus=" + httpStatus + ", requestId=" + requestId + ", serverRequestId="
                + serverRequestId + ", attempts=" + attempts + ", elapsed=" + elapsed + "]";
    }

    static RawAnswer fromMap(Map<String, ?> map) {
        Fields fields = new Fields("RawAnswer", map);
        return new RawAnswer(
                whole(fields, "http_status"),
                headers(map.get("headers")),
                fields.text("request_id"),
                fields.text("server_request_id"),
                whole(fields, "attempts"),
                Duration.ofMillis(fields.required("elapsed_ms", fields.number("elapsed_ms"))
                        .longValue()),
                map.get("body"));
    }

    private static int whole(Fields fields, String name) {
        return fields.required(name, fields.number(name)).intValue();
    }

    private static Map<String, List<String>> headers(Object pairs) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Object pair : (List<?>) pairs) {
            List<?> both = (List<?>) pair;
            headers.computeIfAbsent(both.get(0).toString(), name -> new ArrayList<>())
                    .add(both.get(1).toString());
        }
        headers.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(headers);
    }
}
