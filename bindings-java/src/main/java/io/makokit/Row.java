package io.makokit;

import io.makokit.internal.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Something that can be called, and what its answer is.
 *
 * @param name the name under which the core knows it
 * @param operation the operation that it is about, for errors: the row itself, or the one that is among its arguments
 * @param decode makes the answer out of its JSON value
 * @param repeatable whether it may be called again without harm by somebody who takes it for failed
 * @param unreadable what there is to say of a good answer that cannot be read: throws, or answers
 * @param <T> the answer
 */
record Row<T>(
        String name,
        String operation,
        Function<Object, T> decode,
        boolean repeatable,
        Function<IllegalAnswer, T> unreadable) {
    private Row(String name, String operation, Function<Object, T> decode, boolean repeatable) {
        this(name, operation, decode, repeatable, repeatable ? IllegalAnswer::isUnexpected : IllegalAnswer::leavesOpen);
    }

    /** The usage of the limits. */
    static final Row<List<LimitUsage>> LIMITS = many("limits", LimitUsage::fromMap);

    /** When a number of calls will be done. */
    static final Row<BudgetPlan> BUDGET = one("budget", BudgetPlan::fromMap);

    /** The settings and their sources. */
    static final Row<List<SettingSource>> EXPLAIN = many("explain", SettingSource::fromMap);

    /** Another token. */
    static final Row<Object> REPLACE_TOKEN = any("replace_token", true);

    /** Whether a client may stand beside others. */
    static final Row<Object> APART = any("apart", true);

    /** What is known of the connection. */
    static final Row<Health> HEALTH = one("health", Health::fromMap);

    /** What connections cost. */
    static final Row<Credits> CREDITS = one("credits", Credits::fromMap);

    /** A row that answers with one object, and may be called again without harm. */
    static <T> Row<T> one(String name, Function<Map<String, ?>, T> make) {
        return new Row<>(name, name, one(make), true);
    }

    /** A row that answers with a list of objects, and may be called again without harm. */
    static <T> Row<List<T>> many(String name, Function<Map<String, ?>, T> make) {
        return new Row<>(name, name, many(make), true);
    }

    /** A row that does something each time, and answers with one object. */
    static <T> Row<T> doing(String name, Function<Map<String, ?>, T> make) {
        return new Row<>(name, name, one(make), false);
    }

    /** A row that does something each time, and answers with a list of objects. */
    static <T> Row<List<T>> doingMany(String name, Function<Map<String, ?>, T> make) {
        return new Row<>(name, name, many(make), false);
    }

    /** A page of what an operation lists. */
    static <T> Row<Page<T>> page(String operation, Function<Map<String, ?>, T> make) {
        Function<Object, Page<T>> decode = value -> Page.fromMap(object(value), many(make));
        return new Row<>("page", operation, decode, true);
    }

    /** A row that answers with any JSON value. */
    static Row<Object> any(String name, boolean repeatable) {
        return new Row<>(name, name, value -> value, repeatable);
    }

    /** Makes sure of what an operation creates. */
    static <T> Row<Outcome<T>> ensure(String operation, Function<Map<String, ?>, T> make) {
        Function<Object, Outcome<T>> decode = value -> Outcomes.fromMap(object(value), make);
        return new Row<>("ensure", operation, decode, true, answer -> new Outcome.Unknown<>(answer.unknown()));
    }

    /** The whole answer of an operation. */
    static Row<RawAnswer> raw(String operation, boolean repeatable) {
        return new Row<>("raw", operation, one(RawAnswer::fromMap), repeatable);
    }

    /** The whole answer of any method and path. */
    static Row<RawAnswer> raw(FreeCall call) {
        return raw("call", Objects.requireNonNull(call, "call").repeatable());
    }

    /** Any method and path. */
    static Row<Object> call(FreeCall call) {
        return new Row<>(
                "call",
                "call",
                value -> value,
                Objects.requireNonNull(call, "call").repeatable());
    }

    byte[] bytes() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** The row's arguments, in JSON like those of the operation. */
    byte[] about(byte[] arguments, Map<String, String> place) {
        if (name.equals(operation)) {
            return arguments;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(arguments.length + 64);
        out.writeBytes("{\"operation\":".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(JsonWriter.write(operation));
        out.writeBytes(",\"arguments\":".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(arguments);
        place.forEach((member, text) -> {
            out.writeBytes((",\"" + member + "\":").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(JsonWriter.write(text));
        });
        out.write('}');
        return out.toByteArray();
    }

    /** An object as it was read: all its names are texts. */
    @SuppressWarnings("unchecked")
    static Map<String, ?> object(Object value) {
        if (value instanceof Map<?, ?>) {
            return (Map<String, ?>) value;
        }
        throw new IllegalArgumentException("an object is expected");
    }

    private static <T> Function<Object, T> one(Function<Map<String, ?>, T> make) {
        return value -> make.apply(object(value));
    }

    /** What makes a list of objects. */
    static <T> Function<Object, List<T>> many(Function<Map<String, ?>, T> make) {
        return value -> {
            if (!(value instanceof List<?> list)) {
                throw new IllegalArgumentException("a list is expected");
            }
            List<T> models = new ArrayList<>(list.size());
            for (Object item : list) {
                models.add(make.apply(object(item)));
            }
            return Collections.unmodifiableList(models);
        };
    }
}
