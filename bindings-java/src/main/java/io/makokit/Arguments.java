package io.makokit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a row is called with.
 *
 * @param checked a map or a model whose names the core checks
 * @param unchecked fields that are sent as given
 * @param place which page of a list it is; nothing for the first one, and for what is no list
 */
record Arguments(Object checked, Map<String, Object> unchecked, Map<String, String> place) {
    static final Arguments NONE = new Arguments(Map.of(), Map.of());

    Arguments(Object checked, Map<String, Object> unchecked) {
        this(checked, unchecked, Map.of());
    }

    /** What fills the places of a path. */
    static Places places() {
        return new Places();
    }

    /** What fills the places of a path, and nothing else. */
    static Arguments placed(Places places) {
        return new Arguments(places.texts, Map.of());
    }

    /** What fills the places of a path, and what is sent besides under a name of its own. */
    static Arguments placed(Places places, String name, Arguments content) {
        places.texts.put(name, content.checked);
        return new Arguments(places.texts, content.unchecked);
    }

    /** The same for another page. */
    Arguments at(Map<String, String> page) {
        return new Arguments(checked, unchecked, page);
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

    static Arguments token(String token) {
        return new Arguments(Map.of("token", Objects.requireNonNull(token, "token")), Map.of());
    }

    static Arguments check(boolean check) {
        return new Arguments(Map.of("check", check), Map.of());
    }

    static Arguments planned(List<Integer> cloud, List<Integer> onPremises, long pool) {
        Map<String, ?> planned = Map.of(
                "cloud", Objects.requireNonNull(cloud, "cloud"),
                "on_premises", Objects.requireNonNull(onPremises, "onPremises"),
                "pool", pool);
        return new Arguments(planned, Map.of());
    }

    static Arguments free(FreeCall call) {
        return new Arguments(Objects.requireNonNull(call, "call").toMap(), Map.of());
    }

    /** What fills the places of a path, by their names. */
    static final class Places {
        private final Map<String, Object> texts = new LinkedHashMap<>();

        Places put(String name, String text) {
            texts.put(name, Objects.requireNonNull(text, name));
            return this;
        }

        Places put(String name, Text text) {
            return put(name, Objects.requireNonNull(text, name).value());
        }
    }
}
