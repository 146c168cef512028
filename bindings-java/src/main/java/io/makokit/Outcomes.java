package io.makokit;

import io.makokit.internal.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes outcomes out of what the core answers. */
final class Outcomes {
    private Outcomes() {}

    static <T> Outcome<T> fromMap(Map<String, ?> map, Function<Map<String, ?>, T> make) {
        Fields fields = new Fields("outcome", map);
        String name = fields.required("outcome", fields.text("outcome"));
        return switch (name) {
            case "created" -> new Outcome.Created<>(make.apply(Row.object(map.get("entity"))));
            case "already_there" -> new Outcome.AlreadyThere<>(found(map.get("entity"), make));
            case "not_created" -> new Outcome.NotCreated<>(error(map));
            case "unknown" -> new Outcome.Unknown<>(error(map));
            default -> throw new IllegalArgumentException("there is no outcome " + name);
        };
    }

    /** Why there is no entity, if that is so. */
    static Optional<MakokitException> errorOf(Object answer) {
        if (answer instanceof Outcome.NotCreated<?> not) {
            return Optional.of(not.error());
        }
        return answer instanceof Outcome.Unknown<?> unknown ? Optional.of(unknown.error()) : Optional.empty();
    }

    /** That it is there stays true of one that cannot be read. */
    private static <T> Optional<T> found(Object entity, Function<Map<String, ?>, T> make) {
        try {
            return Optional.ofNullable(entity).map(Row::object).map(make);
        } catch (IllegalArgumentException error) {
            return Optional.empty();
        }
    }

    private static MakokitException error(Map<String, ?> map) {
        return Exceptions.of(ErrorFacts.fromMap(Row.object(map.get("error"))));
    }
}
