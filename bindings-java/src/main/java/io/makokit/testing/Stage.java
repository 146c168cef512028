package io.makokit.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What one test was given: a sandbox, and its clients.
 *
 * @param sandbox the sandbox
 * @param clients the clients by their types
 */
record Stage(Sandbox sandbox, Map<Class<?>, AutoCloseable> clients) implements AutoCloseable {
    Stage(Sandbox sandbox) {
        this(sandbox, new LinkedHashMap<>());
    }

    /** The test's client of a type, made if there is none. */
    Object client(Class<?> type, Function<Sandbox, AutoCloseable> make) {
        return clients.computeIfAbsent(type, absent -> make.apply(sandbox));
    }

    void closeClients() throws Exception {
        for (AutoCloseable client : clients.values()) {
            client.close();
        }
    }

    /** Stops the sandbox. */
    @Override
    public void close() {
        sandbox.close();
    }
}
