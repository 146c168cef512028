package io.makokit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The settings of a client. All but those that the vendor hands over have a default; what is wrong with them is told by
 * {@code build()}, as a {@link ConfigException}. A null is a {@link NullPointerException} that names the parameter,
 * and a time that is negative, or more than nothing and less than a millisecond, an {@link IllegalArgumentException} that does.
 *
 * <p>What is set here goes before the JVM's own properties, these before the environment, that before a {@linkplain
 * #profile profile}, that before the default; {@link MakoClient#explain()} tells where each value came from. The
 * properties are read by {@code build()}:
 *
 * <ul>
 *   <li>{@code javax.net.ssl.trustStore}, with {@code trustStoreType}, {@code trustStoreProvider} and {@code
 *       trustStorePassword}: its certificates are trusted in place of the system's, unless {@link #caBundle} is set
 *       here, in the environment or in a profile.
 *   <li>{@code https.proxyHost} and {@code https.proxyPort} (443 when it is not set), or for a base URL that is set
 *       here and begins with {@code http:} {@code http.proxyHost} and {@code http.proxyPort} (80): the proxy, unless
 *       {@link #proxy} or {@link #noProxy} is set here.
 *   <li>{@code http.nonProxyHosts}: the hosts that are reached without it, with a {@code |} between. A host may begin
 *       with {@code *.} (which leaves out the domain itself, too), an IPv4 address may end with {@code .*}, and a
 *       {@code *} alone is every host; any other {@code *} is not understood, and a warning says so. Default: this
 *       machine itself.
 * </ul>
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> extends SettingsBuilder<B> {
    private final String system;
    private final Set<String> repeatable;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private Consumer<? super Event> hook;

    ClientBuilder(String system, Set<String> repeatable) {
        this.system = system;
        this.repeatable = repeatable;
    }

    abstract B self();

    /**
     * Asks the system's environment variables for what is not given here. Those that begin with {@code MAKOKIT_} are
     * asked in any case.
     *
     * @return this builder
     */
    public B env() {
        return set("env", true);
    }

    /**
     * Who is told of what the client does. Default: nobody.
     *
     * <p>The hook is called for one event after the other, in their order, on a daemon thread of the library's that
     * carries nothing else meanwhile: a slow hook holds up neither calls nor other clients' hooks. While it is busy,
     * 10,000 events wait for it; an {@link Event.Dropped} tells how many more there were. What it throws is a warning of
     * the {@link System.Logger} {@code io.makokit} and harms no call. Events of a blocking call may be told after it has
     * returned, and all of them before {@code close()} returns or a second is over; after that the hook is not called
     * again.
     *
     * <p>Beside the hook, or without one, events go to that logger when it has {@code DEBUG} logged as the client is made:
     * further tries and waits for the rate limit at {@code INFO}, all others at {@code DEBUG}.
     *
     * @param hook who is told, in place of the one before
     * @return this builder
     */
    public B onEvent(Consumer<? super Event> hook) {
        this.hook = Objects.requireNonNull(hook, "hook");
        return self();
    }

    Session open() {
        return Session.open(
                new Opening(system, repeatable, Map.copyOf(settings), CallLog.beside(hook), Host.of(settings)));
    }

    @Override
    final B set(String name, Object value) {
        settings.put(name, value);
        return self();
    }

    @Override
    final B put(String setting, String name, String value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (settings.get(setting) instanceof Map<?, ?> given) {
            given.forEach((key, entry) -> entries.put(key.toString(), entry));
        }
        entries.put(name, value);
        return set(setting, entries);
    }

    /** The names of what is set, without the values. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + settings.keySet();
    }
}
