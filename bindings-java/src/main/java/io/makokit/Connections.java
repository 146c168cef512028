package io.makokit;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;

/**
 * The clients of many connections, by the name of each. Each has a token, limits, a circuit breaker and a health of its own.
 *
 * <pre>{@code
 * var connections = new Connections<>((name, token) ->
 *         MakiniClient.builder().connection(name).apiToken(token).build());
 * connections.add("acme", token);
 * connections.get("acme").health();
 * }</pre>
 *
 * @param <C> the clients
 */
public final class Connections<C extends AutoCloseable> implements AutoCloseable {
    private final BiFunction<? super String, ? super String, ? extends C> open;
    private final Map<String, C> clients = new ConcurrentSkipListMap<>();

    /**
     * None yet.
     *
     * @param open makes a client of a connection's name and token; it sees to it that they are set
     */
    public Connections(BiFunction<? super String, ? super String, ? extends C> open) {
        this.open = Objects.requireNonNull(open, "open");
    }

    /**
     * Adds a connection.
     *
     * @param name its name
     * @param token its token
     * @return its client
     * @throws IllegalArgumentException when there is one of that name
     */
    public C add(String name, String token) {
        Objects.requireNonNull(name, "name");
        synchronized (clients) {
            if (clients.containsKey(name)) {
                throw new IllegalArgumentException(
                        "there is a connection " + name + " already; use replaceToken, or remove it before");
            }
            C client = open.apply(name, Objects.requireNonNull(token, "token"));
            clients.put(name, client);
            return client;
        }
    }

    /**
     * The client of a connection.
     *
     * @param name its name
     * @return its client, or null when there is none
     */
    public C get(String name) {
        return clients.get(Objects.requireNonNull(name, "name"));
    }

    /**
     * Takes a connection out. Its client is for the caller to close.
     *
     * @param name its name
     * @return its client, or null when there is none
     */
    public C remove(String name) {
        return clients.remove(Objects.requireNonNull(name, "name"));
    }

    /**
     * All of them by name.
     *
     * @return a view, unmodifiable
     */
    public Map<String, C> all() {
        return Collections.unmodifiableMap(clients);
    }

    /** Closes all clients; the last error that one of them throws is thrown. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (C client : clients.values()) {
            try {
                client.close();
            } catch (RuntimeException error) {
                failure = error;
            } catch (Exception error) {
                failure = new IllegalStateException("a client cannot be closed", error);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The names. */
    @Override
    public String toString() {
        return "Connections" + clients.keySet();
    }
}
