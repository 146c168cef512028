package io.makokit;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * The settings of an asynchronous client.
 *
 * @param <B> the builder itself
 */
public abstract class AsyncClientBuilder<B extends AsyncClientBuilder<B>> extends ClientBuilder<B> {
    private Executor executor = defaultExecutor();

    AsyncClientBuilder(String system, Set<String> repeatable) {
        super(system, repeatable);
    }

    /**
     * Where answers are decoded and futures completed, and with them what was added to the futures. Default: {@link
     * ForkJoinPool#commonPool()}. A program whose callbacks block brings an executor of its own: the common pool may
     * have a single thread.
     *
     * @param executor the executor
     * @return this builder
     */
    public B executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return self();
    }

    Executor chosenExecutor() {
        return executor;
    }

    /**
     * A common pool that was configured to have no thread would never run anything. The pool itself does not tell: it
     * says then that it has one.
     */
    static Executor defaultExecutor() {
        boolean threads = Integer.getInteger("java.util.concurrent.ForkJoinPool.common.parallelism", 1) > 0;
        return threads ? ForkJoinPool.commonPool() : work -> new Thread(work).start();
    }
}
