package io.makokit;

import io.makokit.internal.Door;
import io.makokit.internal.Doors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A session for the packages that are not the clients' own. */
final class SessionDoor implements Door {
    static {
        Doors.openedBy(SessionDoor::open);
    }

    private final Session session;

    private SessionDoor(Session session) {
        this.session = session;
    }

    private static Door open(String system, Map<String, Object> settings) {
        Map<String, Object> wire = new LinkedHashMap<>();
        settings.forEach((name, value) -> wire.put(name, wire(name, value)));
        return new SessionDoor(Session.open(new Opening(system, Set.of(), wire, null, Host.of(wire))));
    }

    @Override
    public <T> T ask(String row, Map<String, ?> arguments, Function<Map<String, ?>, T> make) {
        return session.call(Row.one(row, make), Arguments.raw(arguments), CallOptions.NONE);
    }

    @Override
    public <T> CompletableFuture<T> start(
            String row, Map<String, ?> arguments, Function<Map<String, ?>, T> make, Executor executor) {
        Executor chosen = executor == null ? AsyncClientBuilder.defaultExecutor() : executor;
        return session.start(Row.one(row, make), Arguments.raw(arguments), CallOptions.NONE, chosen);
    }

    @Override
    public void close() {
        session.close();
    }

    /** Where it leads to, and whether it is closed. */
    @Override
    public String toString() {
        return session.toString();
    }

    /** A setting as the core takes it. */
    private static Object wire(String name, Object value) {
        if (value instanceof Duration time) {
            return Millis.of(time, name);
        }
        if (value instanceof ClockKind clock) {
            return clock.wire();
        }
        return value instanceof Path path ? path.toString() : value;
    }
}
