package io.makokit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
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

    /** Names and tokens are compared and put in by one thread at a time; it is no monitor, which would hold a virtual thread. */
    private final ReentrantLock adding = new ReentrantLock();

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
     * @throws ConfigException when there is one of that name or with that token
     */
    public C add(String name, String token) {
        Objects.requireNonNull(name, "name");
        C client = open.apply(name, Objects.requireNonNull(token, "token"));
        adding.lock();
        try {
            standApart(client);
            if (clients.putIfAbsent(name, client) != null) {
                String message = "there is a connection " + name + " already; remove it before";
                throw new ConfigException(ErrorFacts.of("Config", message));
            }
            return client;
        } catch (RuntimeException refused) {
            RuntimeException failure = failureOfClosing(client);
            if (failure != null) {
                refused.addSuppressed(failure);
            }
            throw refused;
        } finally {
            adding.unlock();
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
     * Takes a connection out, and closes its client. Calls under way go on to their end.
     *
     * @param name its name
     * @return whether there was one
     */
    public boolean remove(String name) {
        C client = clients.remove(Objects.requireNonNull(name, "name"));
        RuntimeException failure = client == null ? null : failureOfClosing(client);
        if (failure != null) {
            throw failure;
        }
        return client != null;
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
            RuntimeException error = failureOfClosing(client);
            failure = error == null ? failure : error;
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The core decides whether a client may stand beside the others; those that are none of ours it does not know. */
    private void standApart(C client) {
        Session own = session(client);
        if (own != null) {
            List<Long> others = clients.values().stream()
                    .map(Connections::session)
                    .filter(Objects::nonNull)
                    .map(Session::id)
                    .toList();
            own.call(Row.APART, Arguments.raw(Map.of("from", others)), CallOptions.NONE);
        }
    }

    private static Session session(Object client) {
        if (client instanceof SyncClient sync) {
            return sync.session();
        }
        return client instanceof AsyncClient async ? async.session() : null;
    }

    /** What closing has thrown, or null. */
    private static RuntimeException failureOfClosing(AutoCloseable client) {
        try {
            client.close();
            return null;
        } catch (RuntimeException error) {
            return error;
        } catch (Exception error) {
            return new IllegalStateException("a client cannot be closed", error);
        }
    }

    /** The names. */
    @Override
    public String toString() {
        return "Connections" + clients.keySet();
    }
}
