package io.makokit.maestrano;

import io.makokit.internal.Door;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Maestrano's developer platform, and what it has told of the application's marketplaces; its methods return futures. All else is as
 * {@link Platform} tells. Whoever cancels a future ends its call.
 */
public final class AsyncPlatform implements AutoCloseable {
    private final Door door;
    private final Executor executor;

    private AsyncPlatform(Door door, Executor executor) {
        this.door = door;
        this.executor = executor;
    }

    /**
     * Starts making a platform.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A platform from the environment: the variables that begin with {@code MNO_DEVPL_}, as {@link PlatformSettings} names them.
     *
     * @return the platform; nothing is sent
     * @throws io.makokit.ConfigException when one of them is missing or wrong
     */
    public static AsyncPlatform fromEnv() {
        return builder().env().build();
    }

    /**
     * All marketplaces: those that were loaded last, however old they are; only if there are none yet the platform is asked.
     *
     * @return the marketplaces, or a {@link io.makokit.MakokitException}
     */
    public CompletableFuture<Marketplaces> marketplaces() {
        return door.start("marketplaces", Map.of(), Marketplaces::fromMap, executor);
    }

    /**
     * The marketplace of a name. There is no default one, and no other is put in its place.
     *
     * @param name the name
     * @return the marketplace, or a {@link io.makokit.MakokitException}: one for a name that is not there lists those that are
     */
    public CompletableFuture<Marketplace> marketplace(String name) {
        return door.start("marketplace", Platform.named(name), Marketplace::fromMap, executor);
    }

    /**
     * Asks anew. If that fails the last good marketplaces stay in use.
     *
     * @return the marketplaces, or a {@link io.makokit.MakokitException}
     */
    public CompletableFuture<Marketplaces> refresh() {
        return door.start("refresh", Map.of(), Marketplaces::fromMap, executor);
    }

    /**
     * How old the marketplaces in use are, and why the last load failed. Nothing is sent.
     *
     * @return how it stands
     */
    public CompletableFuture<PlatformStatus> status() {
        return door.start("status", Map.of(), PlatformStatus::fromMap, executor);
    }

    /** Closes the platform; later calls are {@code ClosedException}s. Closing twice is closing once. */
    @Override
    public void close() {
        door.close();
    }

    /** Where the platform is, and no secret. */
    @Override
    public String toString() {
        return "AsyncPlatform" + door;
    }

    /** The settings of a platform. */
    public static final class Builder extends PlatformSettings<Builder> {
        private Executor executor;

        private Builder() {}

        /**
         * Where answers are decoded and futures completed. Default: as for clients.
         *
         * @param executor the executor
         * @return this builder
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the platform.
         *
         * @return the platform; nothing is sent
         * @throws io.makokit.ConfigException when a setting is missing or wrong
         */
        public AsyncPlatform build() {
            return new AsyncPlatform(Platform.open(this), executor);
        }
    }
}
