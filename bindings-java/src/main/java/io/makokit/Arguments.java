package io.makokit;

import java.util.Map;

/**
 * What a row is called with.
 *
 * @param checked a map or a model whose names the core checks
 * @param unchecked fields that are sent as given
 */
record Arguments(Object checked, Map<String, Object> unchecked) {
    static final Arguments NONE = new Arguments(Map.of(), Map.of());

    static Arguments id(String id) {
        return new Arguments(Map.of("id", id), Map.of());
    }

    static Arguments id(Text id) {
        return id(id.value());
    }

    static Arguments body(Map<String, ?> body) {
        return new Arguments(body, Map.of());
    }

    /** A model's names are right by its type; those in its extra fields are meant, and must not be checked. */
    static Arguments body(Model body) {
        return body.hasExtra() ? new Arguments(Map.of(), body.toMap()) : new Arguments(body, Map.of());
    }

    static Arguments free(FreeCall call) {
        return new Arguments(call.toMap(), Map.of());
    }
}
