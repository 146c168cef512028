package io.makokit.maestrano;

import io.makokit.MakokitException;
import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields that the core has read. One that is missing or wrong is an error when it is asked for. */
abstract class Section {
    private final String marketplace;
    private final Map<String, ?> fields;

    Section(String marketplace, Map<String, ?> fields) {
        this.marketplace = marketplace;
        this.fields = fields;
    }

    /** Whose it is, and no field: these tell where things are, and one is a secret. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + marketplace + "]";
    }

    String text(String name) {
        return (String) read(name);
    }

    boolean bool(String name) {
        return (Boolean) read(name);
    }

    Duration seconds(String name) {
        return read(name) instanceof Number seconds ? Duration.ofSeconds(seconds.longValue()) : null;
    }

    Map<String, Boolean> switches(String name) {
        if (!(read(name) instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Boolean> switches = new LinkedHashMap<>();
        map.forEach((key, value) -> switches.put(key.toString(), (Boolean) value));
        return Collections.unmodifiableMap(switches);
    }

    private Object read(String name) {
        Map<?, ?> told = (Map<?, ?>) fields.get(name);
        if (told.get("error") instanceof Map<?, ?> error) {
            throw MakokitException.fromMap(Fields.named(error));
        }
        return told.get("value");
    }
}
