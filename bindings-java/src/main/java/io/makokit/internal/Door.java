package io.makokit.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Something that is open in the core and can be asked, for packages that are not the clients' own. */
public interface Door extends AutoCloseable {
    /**
     * Asks and waits for the answer.
     *
     * @param row the name of what is asked
     * @param arguments its arguments
     * @param make makes the answer out of its JSON object
     * @param <T> the answer
     * @return the answer
     */
    <T> T ask(String row, Map<String, ?> arguments, Function<Map<String, ?>, T> make);

    /**
     * Asks.
     *
     * @param row the name of what is asked
     * @param arguments its arguments
     * @param make makes the answer out of its JSON object
     * @param executor where that is done and the future completed; null is where clients do it
     * @param <T> the answer
     * @return the answer to come
     */
    <T> CompletableFuture<T> start(
            String row, Map<String, ?> arguments, Function<Map<String, ?>, T> make, Executor executor);

    /** Closes it. Closing twice is closing once. */
    @Override
    void close();
}
