package io.makokit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The settings of a client. All but the three that the vendor hands over have a default; what is wrong with them is
 * told by {@code build()}, as a {@link ConfigException}.
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {
    private final String system;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, Object> paths = new LinkedHashMap<>();

    ClientBuilder(String system) {
        this.system = system;
        settings.put("system", system);
        settings.put("door", "java " + Runtime.version().feature());
        settings.put("paths", paths);
    }

    abstract B self();

    /**
     * Where the API is, as handed over by the vendor. Required.
     *
     * @param url the URL, such as {@code https://api.example.com}
     * @return this builder
     */
    public B baseUrl(String url) {
        return set("base_url", url);
    }

    /**
     * The client id, as handed over by the vendor. Required.
     *
     * @param id the id
     * @return this builder
     */
    public B clientId(String id) {
        return set("client_id", id);
    }

    /**
     * The client secret, as handed over by the vendor. Required. It is never printed.
     *
     * @param secret the secret
     * @return this builder
     */
    public B clientSecret(String secret) {
        return set("client_secret", secret);
    }

    /**
     * Asks the environment for what is not given here.
     *
     * @return this builder
     */
    public B env() {
        return set("env", true);
    }

    /**
     * The time of a call, all waits and tries together. Default: 60 s.
     *
     * @param timeout the time, to the millisecond
     * @return this builder
     */
    public B timeout(Duration timeout) {
        return set("timeout_ms", timeout.toMillis());
    }

    /**
     * The time for making a connection. Default: 10 s.
     *
     * @param timeout the time, to the millisecond
     * @return this builder
     */
    public B connectTimeout(Duration timeout) {
        return set("connect_timeout_ms", timeout.toMillis());
    }

    /**
     * How often a call is tried again when that does no harm. Default: 3.
     *
     * @param retries how often; 0 for never
     * @return this builder
     */
    public B retries(int retries) {
        return set("retries", retries);
    }

    /**
     * Requests in a second for each operation. Default: 100, as the vendor documents.
     *
     * @param perSecond how many
     * @return this builder
     */
    public B rateLimit(int perSecond) {
        return set("rate_limit", perSecond);
    }

    /**
     * By how much the second of the rate limit is stretched to make up for the network. Default: 10 ms.
     *
     * @param guard the time, to the millisecond
     * @return this builder
     */
    public B guard(Duration guard) {
        return set("guard_ms", guard.toMillis());
    }

    /**
     * The largest answer that is accepted. Default: 16 MiB.
     *
     * @param bytes its size
     * @return this builder
     */
    public B maxAnswerBytes(long bytes) {
        return set("max_answer_bytes", bytes);
    }

    /**
     * A file of PEM certificates to trust instead of the system's.
     *
     * @param file the file
     * @return this builder
     */
    public B caBundle(Path file) {
        return set("ca_bundle", file.toString());
    }

    /**
     * Another path for an operation, should the vendor's specification differ.
     *
     * @param operation the operation's name
     * @param path the path under the base URL; <code>{id}</code> stands for the id
     * @return this builder
     */
    public B path(String operation, String path) {
        paths.put(Objects.requireNonNull(operation, "operation"), Objects.requireNonNull(path, "path"));
        return self();
    }

    /**
     * The clock by which the client waits. Default: the machine's.
     *
     * @param clock the clock
     * @return this builder
     */
    public B clock(ClockKind clock) {
        return set("clock", clock.name().toLowerCase(Locale.ROOT));
    }

    Session open() {
        return Session.open(system, settings);
    }

    private B set(String name, Object value) {
        settings.put(name, value);
        return self();
    }

    /** The names of what is set, without the values. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + settings.keySet();
    }
}
