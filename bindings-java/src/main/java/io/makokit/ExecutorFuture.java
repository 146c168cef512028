package io.makokit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A future whose dependent stages run where the client's callbacks do, however long their chain is. */
class ExecutorFuture<T> extends CompletableFuture<T> {
    private final Executor executor;

    ExecutorFuture(Executor executor) {
        this.executor = executor;
    }

    /** One that has its value already. */
    static <T> CompletableFuture<T> completed(T value, Executor executor) {
        CompletableFuture<T> future = new ExecutorFuture<>(executor);
        future.complete(value);
        return future;
    }

    /** One that has failed already. */
    static <T> CompletableFuture<T> failed(Throwable error, Executor executor) {
        CompletableFuture<T> future = new ExecutorFuture<>(executor);
        future.completeExceptionally(error);
        return future;
    }

    @Override
    public final Executor defaultExecutor() {
        return executor;
    }

    /** Of the plain kind: it belongs to no call that could be ended with it. */
    @Override
    public final <U> CompletableFuture<U> newIncompleteFuture() {
        return new ExecutorFuture<>(executor);
    }
}
