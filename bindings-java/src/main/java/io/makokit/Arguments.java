package io.makokit;

import java.util.Map;
import java.util.Objects;

/**
 * What a row is called with.
 *
 * @param checked a map or a model whose names the core checks
 * @param unchecked fields that are sent as given
 */
record Arguments(Object checked, Map<String, Object> unchecked) {
    static final Arguments NONE = new Arguments(Map.of(), Map.of());

    static Arguments id(String id) {
        return new Arguments(Map.of("id", Objects.requireNonNull(id, "id")), Map.of());
    }

    static Arguments id(Text id) {
        return id(Objects.requireNonNull(id, "id").value());
    }

    static Arguments body(Map<String, ?> request) {
        return new Arguments(Objects.requireNonNull(request, "request"), Map.of());
    }

    static Arguments raw(Map<String, ?> arguments) {
        return new Arguments(Objects.requireNonNull(arguments, "arguments"), Map.of());
    }

    /** A model's names are right by its type; those in its extra fields are meant, and must not be checked. */
    static Arguments body(Model request) {
        Objects.requireNonNull(request, "request");
        return request.hasExtra() ? new Arguments(Map.of(), request.toMap()) : new Arguments(request, Map.of());
    }

    static Arguments budget(String operation, long calls) {
        Map<String, ?> planned = Map.of("operation", Objects.requireNonNull(operation, "operation"), "calls", calls);
        return new Arguments(planned, Map.of());
    }

    static Arguments free(FreeCall call) {
        return new Arguments(Objects.requireNonNull(call, "call").toMap(), Map.of());
    }
}
