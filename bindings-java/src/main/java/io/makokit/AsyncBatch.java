package io.makokit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * How the records of a batch end, with futures.
 *
 * <pre>{@code
 * makini.batch("createWorkOrder", orders).forEach(result -> System.out.println(result.outcome())).join();
 * }</pre>
 *
 * <p>All else is as for {@link Batch}. Any thread may ask for results: who asks before the others' have
 * come is given those behind them.
 */
public final class AsyncBatch implements AutoCloseable {
    private static final CompletableFuture<List<BatchResult>> NONE = CompletableFuture.completedFuture(List.of());

    private final AsyncClient client;
    private final BatchPlace place;

    private CompletableFuture<Void> beginning;

    /** Ends when whoever asked last has had its results, or has given up. */
    private CompletableFuture<Void> turn = CompletableFuture.completedFuture(null);

    AsyncBatch(AsyncClient client, BatchPlace place) {
        this.client = client;
        this.place = place;
    }

    /**
     * The next results, as soon as there are some.
     *
     * @return one or several, unmodifiable; empty after the last; or a {@link MakokitException}
     */
    public CompletableFuture<List<BatchResult>> nextResults() {
        CompletableFuture<List<BatchResult>> asked = new ExecutorFuture<>(client.executor());
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> before;
        synchronized (this) {
            before = turn;
            turn = own;
        }
        before.thenCompose(free -> asked.isDone() || place.isEnded() ? NONE : read())
                .whenComplete((results, error) -> {
                    if (error != null) {
                        asked.completeExceptionally(error instanceof CompletionException ? error.getCause() : error);
                    } else if (!asked.complete(results) && !results.isEmpty()) {
                        place.giveBack(results);
                    }
                    own.complete(null);
                });
        return asked;
    }

    /**
     * Goes through what is left of the results.
     *
     * @param action what is done with each, on the client's executor
     * @return a future that ends with them, or with a {@link MakokitException}
     */
    public CompletableFuture<Void> forEach(Consumer<? super BatchResult> action) {
        return nextResults().thenCompose(results -> {
            results.forEach(action);
            return results.isEmpty() ? CompletableFuture.completedFuture(null) : forEach(action);
        });
    }

    /**
     * Sends no more records; those under way go on to their end. The rest of the results still comes.
     *
     * @return a future that ends when that was heard, or with a {@link MakokitException}
     */
    public CompletableFuture<Void> stop() {
        return end("stop");
    }

    /**
     * Sends no more, and gives up what is under way: a record whose request has left is unknown.
     *
     * @return a future that ends when that was heard, or with a {@link MakokitException}
     */
    public CompletableFuture<Void> cancel() {
        return end("cancel");
    }

    /**
     * Gives up the batch if its results were not read to the end: nobody is told of the rest, and {@link #nextResults} has
     * no more. The same is done for one that the program has forgotten. Nothing is waited for.
     */
    @Override
    public void close() {
        place.close();
    }

    /**
     * How far it has come.
     *
     * @return that; empty before the first result was asked for
     */
    public Optional<BatchProgress> progress() {
        return place.progress();
    }

    /** What it writes, and how far it has come. */
    @Override
    public String toString() {
        return "AsyncBatch" + place;
    }

    BatchPlace place() {
        return place;
    }

    private CompletableFuture<List<BatchResult>> read() {
        return begun().thenCompose(begun -> client.run(BatchPlace.RESULTS, place.next()))
                .thenApply(place::take);
    }

    private CompletableFuture<Void> end(String how) {
        if (place.isEnded()) {
            return ExecutorFuture.completed(null, client.executor());
        }
        return begun().thenCompose(begun -> client.run(BatchPlace.END, place.end(how)))
                .thenApply(heard -> null);
    }

    /** It is begun once, whoever asks first; a future of one's own, so that nobody ends that of the others. */
    private synchronized CompletableFuture<Void> begun() {
        if (beginning == null || beginning.isCompletedExceptionally()) {
            beginning = client.run(BatchPlace.BEGIN, place.begin())
                    .thenAccept(number -> place.begun(number, client.session(), this));
        }
        return beginning.thenApply(begun -> begun);
    }
}
