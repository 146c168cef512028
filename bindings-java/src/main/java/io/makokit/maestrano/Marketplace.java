package io.makokit.maestrano;

import io.makokit.internal.Fields;
import io.makokit.internal.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration of the application for one marketplace. Immutable.
 *
 * <p>Fields are required when they are read: one that is missing or wrong is a {@code ConfigException} of whoever reads it, which
 * names it. {@link #toMap()} has all of them as they came, also those that this version does not know.
 */
public final class Marketplace extends MarketplaceFields {
    private final String name;
    private final Map<String, Object> json;
    private final String exposed;

    private Marketplace(Map<String, ?> wire) {
        super(wire.get("name").toString(), part(wire, "fields"), sections(wire));
        this.name = wire.get("name").toString();
        this.json = Fields.frozen(part(wire, "json"));
        this.exposed = wire.get("exposed").toString();
    }

    static Marketplace fromMap(Map<String, ?> wire) {
        return new Marketplace(wire);
    }

    /**
     * Its name, by which it is asked for (documented).
     *
     * @return the name
     */
    @Override
    public String name() {
        return name;
    }

    /**
     * All fields as they came, with {@code ***} for the key: for people and logs.
     *
     * @return JSON values by their names; unmodifiable
     */
    public Map<String, Object> toMap() {
        return json;
    }

    /**
     * All fields as they came, with the key. What comes out of this is as secret as the key is.
     *
     * @return JSON values by their names
     */
    public Map<String, Object> expose() {
        return Fields.named((Map<?, ?>) JsonReader.read(exposed.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The same as the text of JSON: what a client takes for its configuration.
     *
     * @return the text, which is as secret as the key is
     */
    public String exposeJson() {
        return exposed;
    }

    /** Whether all fields are the same, the key too. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Marketplace marketplace && exposed.equals(marketplace.exposed);
    }

    @Override
    public int hashCode() {
        return exposed.hashCode();
    }

    private static Map<String, Map<String, ?>> sections(Map<String, ?> wire) {
        Map<String, Map<String, ?>> sections = new LinkedHashMap<>();
        Map<String, ?> all = part(wire, "sections");
        all.keySet().forEach(name -> sections.put(name, part(all, name)));
        return sections;
    }

    private static Map<String, Object> part(Map<String, ?> wire, String name) {
        return Fields.named((Map<?, ?>) wire.get(name));
    }
}
