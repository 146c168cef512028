package io.makokit;

import io.makokit.internal.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scripts for the sandbox. */
final class Scripts {
    private static final String CONFIG = "/mako-api/config/v1/";

    private Scripts() {}

    /** Exchanges in their order, after one that gives a token. */
    static byte[] of(Map<?, ?>... exchanges) {
        return withToken("some-token", exchanges);
    }

    /** Exchanges in their order, after one that gives this token. */
    static byte[] withToken(String token, Map<?, ?>... exchanges) {
        List<Object> all = new ArrayList<>();
        Map<String, ?> json = Map.of("access_token", token, "token_type", "Bearer", "expires_in", 14400);
        all.add(token(Map.of("status", 200, "json", json)));
        all.addAll(List.of(exchanges));
        return JsonWriter.write(Map.of("exchanges", all));
    }

    /** Exchanges in their order, and no other. */
    static byte[] bare(Map<?, ?>... exchanges) {
        return JsonWriter.write(Map.of("exchanges", List.of(exchanges)));
    }

    /** What is answered to the one who asks for a token. */
    static Map<String, ?> token(Map<String, ?> reply) {
        return Map.of("expect", Map.of("method", "POST", "path", "/mako-api/auth/v1/auth"), "reply", reply);
    }

    static Map<String, ?> get(String operation, Map<String, ?> reply) {
        return Map.of("expect", Map.of("method", "GET", "path", CONFIG + operation), "reply", reply);
    }

    static Map<String, ?> post(String operation, Map<String, ?> reply) {
        return Map.of("expect", Map.of("method", "POST", "path", CONFIG + operation), "reply", reply);
    }

    /** A request with exactly this body. */
    static Map<String, ?> post(String operation, Object body, Map<String, ?> reply) {
        Map<String, ?> expect = Map.of("method", "POST", "path", CONFIG + operation, "json", body);
        return Map.of("expect", expect, "reply", reply);
    }

    /** A good answer. */
    static Map<String, ?> ok(Object body) {
        return Map.of("status", 200, "json", Map.of("status", "OK", "body", body));
    }

    /** A refusal. */
    static Map<String, ?> failed(String code, String message) {
        Map<String, ?> error = Map.of("errorCode", code, "message", message);
        return Map.of("status", 200, "json", Map.of("status", "FAILED", "error", error));
    }
}
