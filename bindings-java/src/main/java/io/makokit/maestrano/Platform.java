package io.makokit.maestrano;

import io.makokit.internal.Door;
import io.makokit.internal.Doors;
import java.util.Map;
import java.util.Objects;

/**
 * Maestrano's developer platform, and what it has told of the application's marketplaces; its methods wait for the answer.
 *
 * <pre>{@code
 * try (Platform platform = Platform.fromEnv()) {
 *     Marketplace marketplace = platform.marketplace("some-telco");
 *     System.out.println(marketplace.connec().url());
 * }
 * }</pre>
 *
 * <p>The marketplaces are asked for when they are first needed, and then anew every 12 hours on the side. An answer takes the place
 * of the last one as a whole; if it is none, or has no marketplace any more, not at all. Of a marketplace that cannot be used as the
 * answer has it, what was good before stays. A client keeps the credentials that it was made with: for others make another. A marketplace is always named: there is no default
 * one, so that tenants cannot be mixed up. {@code docs/guide/maestrano.md} has more.
 *
 * <p>Any number of threads may use it at once. An interrupt cancels the call that its thread waits for.
 */
public final class Platform implements AutoCloseable {
    private final Door door;

    private Platform(Door door) {
        this.door = door;
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
    public static Platform fromEnv() {
        return builder().env().build();
    }

    /**
     * All marketplaces: those that were loaded last, however old they are; only if there are none yet the platform is asked.
     *
     * @return the marketplaces
     * @throws io.makokit.MakokitException when there are none, and none can be had
     */
    public Marketplaces marketplaces() {
        return door.ask("marketplaces", Map.of(), Marketplaces::fromMap);
    }

    /**
     * The marketplace of a name. There is no default one, and no other is put in its place.
     *
     * @param name the name
     * @return the marketplace
     * @throws io.makokit.ConfigException when it is not there; the error lists those that are
     * @throws io.makokit.MakokitException when there are none, and none can be had
     */
    public Marketplace marketplace(String name) {
        return door.ask("marketplace", named(name), Marketplace::fromMap);
    }

    /**
     * Asks anew, and waits for the answer. If that fails the last good marketplaces stay in use.
     *
     * @return the marketplaces
     * @throws io.makokit.MakokitException when there is no good answer
     */
    public Marketplaces refresh() {
        return door.ask("refresh", Map.of(), Marketplaces::fromMap);
    }

    /**
     * How old the marketplaces in use are, and why the last load failed. Nothing is sent.
     *
     * @return how it stands
     */
    public PlatformStatus status() {
        return door.ask("status", Map.of(), PlatformStatus::fromMap);
    }

    /** Closes the platform; later calls are {@code ClosedException}s. Closing twice is closing once. */
    @Override
    public void close() {
        door.close();
    }

    /** Where the platform is, and no secret. */
    @Override
    public String toString() {
        return "Platform" + door;
    }

    static Map<String, ?> named(String name) {
        return Map.of("name", Objects.requireNonNull(name, "name"));
    }

    static Door open(PlatformSettings<?> settings) {
        Map<String, Object> all = settings.settings();
        all.put("platform", true);
        return Doors.open("maestrano", all);
    }

    /** The settings of a platform. */
    public static final class Builder extends PlatformSettings<Builder> {
        private Builder() {}

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
        public Platform build() {
            return new Platform(open(this));
        }
    }
}
