package io.makokit.testing;

import io.makokit.internal.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that is to go wrong. Immutable: each method gives another fault.
 *
 * <pre>{@code
 * sandbox.arm(Fault.of("reset_after").on("addMako"));                      // done, and the answer is lost
 * sandbox.arm(Fault.of("unavailable").with("retry_after", "20").times(2));
 * }</pre>
 */
public final class Fault {
    private final Map<String, Object> fields;

    private Fault(Map<String, ?> fields) {
        this.fields = Fields.frozen(fields);
    }

    /**
     * A fault that strikes the next request, once.
     *
     * @param kind its kind, by the names that {@code docs/sandbox.md} lists, such as {@code reset_after}
     * @return the fault
     */
    public static Fault of(String kind) {
        return new Fault(Map.of("fault", Objects.requireNonNull(kind, "kind")));
    }

    static Fault fromMap(Map<String, ?> fields) {
        return new Fault(fields);
    }

    /**
     * The same fault, for one operation only.
     *
     * @param operation the operation, by its documented name
     * @return the fault
     */
    public Fault on(String operation) {
        return with("operation", operation);
    }

    /**
     * The same fault, so many times.
     *
     * @param times how many requests it strikes; 1 unless told otherwise
     * @return the fault
     */
    public Fault times(long times) {
        return with("times", times);
    }

    /**
     * The same fault, until it is disarmed.
     *
     * @return the fault
     */
    public Fault always() {
        return with("times", "forever");
    }

    /**
     * The same fault, later.
     *
     * @param requests how many requests it lets go before
     * @return the fault
     */
    public Fault after(long requests) {
        return with("skip", requests);
    }

    /**
     * The same fault, by chance.
     *
     * @param probability how likely it strikes a request, from 0 to 1; the sandbox's seed decides
     * @return the fault
     */
    public Fault withProbability(double probability) {
        return with("probability", probability);
    }

    /**
     * The same fault, with a parameter of its kind.
     *
     * @param name the parameter, such as {@code retry_after} or {@code work}
     * @param value a JSON value
     * @return the fault
     */
    public Fault with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new Fault(more);
    }

    /**
     * The fault as the sandbox takes it.
     *
     * @return JSON values by their names, unmodifiable
     */
    public Map<String, Object> toMap() {
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fault fault && fields.equals(fault.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "Fault" + fields;
    }
}
