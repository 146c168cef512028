package io.makokit.maestrano;

import io.makokit.internal.Fields;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The marketplaces of one answer, in the platform's order. They do not change: the next answer is another one. */
public final class Marketplaces implements Iterable<Marketplace> {
    private final List<Marketplace> all;
    private final List<Finding> findings;
    private final Map<String, Object> extra;

    private Marketplaces(Map<String, ?> wire) {
        Fields fields = new Fields("Marketplaces", wire);
        all = fields.required("all", fields.parts("all", Marketplace::fromMap));
        findings = fields.required("findings", fields.parts("findings", Finding::fromMap));
        extra = fields.required("extra", fields.object("extra"));
    }

    static Marketplaces fromMap(Map<String, ?> wire) {
        return new Marketplaces(wire);
    }

    /**
     * The marketplaces.
     *
     * @return all; unmodifiable
     */
    public List<Marketplace> all() {
        return all;
    }

    /**
     * Their names.
     *
     * @return the names, in the platform's order
     */
    public List<String> names() {
        return all.stream().map(Marketplace::name).toList();
    }

    /**
     * The marketplace of a name. There is no default one.
     *
     * @param name the name
     * @return the marketplace, if it is there
     */
    public Optional<Marketplace> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * What is wrong with some of them.
     *
     * @return the findings; unmodifiable
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * What stood beside them in the answer.
     *
     * @return JSON values by their names; unmodifiable
     */
    public Map<String, Object> extra() {
        return extra;
    }

    @Override
    public Iterator<Marketplace> iterator() {
        return all.iterator();
    }

    /** The names. */
    @Override
    public String toString() {
        return "Marketplaces" + names();
    }
}
