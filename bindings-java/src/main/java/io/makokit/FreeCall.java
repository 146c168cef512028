package io.makokit;

import io.makokit.internal.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A call of any method and path: for what the vendor's own specification has and this library has not. Immutable.
 *
 * <pre>{@code
 * FreeCall.of("GET", "/mako-api/config/v1/listCompanies").query("page", 2)
 * }</pre>
 */
public final class FreeCall {
    private final Map<String, Object> arguments;

    private FreeCall(Map<String, Object> arguments) {
        this.arguments = arguments;
    }

    /**
     * A call without query and body.
     *
     * @param method the HTTP method, in capitals
     * @param path the path under the base URL, beginning with a slash
     * @return the call
     */
    public static FreeCall of(String method, String path) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("method", Objects.requireNonNull(method, "method"));
        arguments.put("path", Objects.requireNonNull(path, "path"));
        return new FreeCall(arguments);
    }

    /**
     * The same call with another query.
     *
     * @param query texts, numbers and booleans, or lists of them, by their names
     * @return the call
     */
    public FreeCall query(Map<String, ?> query) {
        return with("query", Fields.frozen(Objects.requireNonNull(query, "query")));
    }

    /**
     * The same call with one more parameter in the query.
     *
     * @param name the parameter's name
     * @param value a text, a number or a boolean
     * @return the call
     */
    public FreeCall query(String name, Object value) {
        Map<String, Object> query = new LinkedHashMap<>();
        if (arguments.get("query") instanceof Map<?, ?> given) {
            query.putAll(Fields.named(given));
        }
        query.put(Objects.requireNonNull(name, "name"), value);
        return query(query);
    }

    /**
     * The same call with a body.
     *
     * @param body a map, a model or another JSON value; null for none
     * @return the call
     */
    public FreeCall body(Object body) {
        return with("body", body);
    }

    /**
     * The same call, told whether repeating it does harm. Default: only a GET is repeated.
     *
     * @param idempotent whether it may be sent again when the answer was lost
     * @return the call
     */
    public FreeCall idempotent(boolean idempotent) {
        return with("idempotent", idempotent);
    }

    /**
     * The same call, told what the rate limit counts. Default: the operation to which the path belongs, else method and
     * path.
     *
     * @param limitKey the name under which it is counted
     * @return the call
     */
    public FreeCall limitKey(String limitKey) {
        return with("limit_key", Objects.requireNonNull(limitKey, "limitKey"));
    }

    Map<String, Object> toMap() {
        return arguments;
    }

    /** Whether it may be sent again when nobody knows what became of it. */
    boolean repeatable() {
        return arguments.get("idempotent") instanceof Boolean told ? told : "GET".equals(arguments.get("method"));
    }

    private FreeCall with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(arguments);
        changed.put(name, value);
        return new FreeCall(changed);
    }

    /** Method and path. */
    @Override
    public String toString() {
        return arguments.get("method") + " " + arguments.get("path");
    }
}
