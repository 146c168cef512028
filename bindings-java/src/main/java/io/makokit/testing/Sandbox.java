package io.makokit.testing;

import io.makokit.ClientBuilder;
import io.makokit.internal.Core;
import io.makokit.internal.JsonReader;
import io.makokit.internal.JsonWriter;
import io.makokit.internal.NativeBridge;
import io.makokit.internal.Pump;
import io.makokit.maestrano.PlatformSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An API on 127.0.0.1 that behaves like the vendor's, as far as that is documented, fails on demand and judges its
 * clients. It runs in this process; nothing else has to be installed or started.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start();
 *         MakoClient mako = sandbox.configure(MakoClient.builder()).build()) {
 *     sandbox.arm(Fault.of("reset_after").on("addMako"));
 *     mako.ensureMako(request);
 *     assertTrue(sandbox.verdict().ok());
 * }
 * }</pre>
 *
 * <p>Options are JSON values by the names that {@code docs/sandbox.md} describes. Any number of
 * threads may use it, and any number of sandboxes may run. What it cannot do is an {@link IllegalArgumentException} that
 * says what is wrong and what would be right; one that is closed says so by a {@link io.makokit.ClosedException}.
 */
public final class Sandbox implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final long handle;
    private final Map<String, ?> facts;

    private Sandbox(long handle) {
        this.handle = handle;
        this.facts = Told.object(read(Core.answered(NativeBridge.sandboxDescribe(handle))));
    }

    /**
     * Starts a sandbox with the defaults: a free port, and what the vendor's guide prints.
     *
     * @return the sandbox, ready for requests
     * @throws io.makokit.ConfigException when the native library cannot be loaded, or there is no port
     */
    public static Sandbox start() {
        return start(Map.of());
    }

    /**
     * Starts a sandbox.
     *
     * @param options its options by their names, such as {@code rate_limit}; those that are left out have their default
     * @return the sandbox, ready for requests
     * @throws io.makokit.ConfigException when an option is unknown or wrong, or the port is taken
     */
    public static Sandbox start(Map<String, ?> options) {
        Objects.requireNonNull(options, "options");
        Core.load();
        Pump.start();
        return new Sandbox(Core.answered(NativeBridge.sandboxOpen(JsonWriter.write(options)))
                .getLong());
    }

    /**
     * Where the API is.
     *
     * @return the base URL for clients
     */
    public String baseUrl() {
        return fact("base_url");
    }

    /**
     * The client id that is let in.
     *
     * @return the id
     */
    public String clientId() {
        return fact("client_id");
    }

    /**
     * The secret of that client. It opens nothing but this sandbox.
     *
     * @return the secret
     */
    public String clientSecret() {
        return fact("client_secret");
    }

    /**
     * The company that is there from the start, under which others are created.
     *
     * @return its id
     */
    public String rootCompanyId() {
        return fact("root_company_id");
    }

    /**
     * Another origin, to which a redirect may lead and no credential may follow.
     *
     * @return its URL
     */
    public String otherOriginUrl() {
        return fact("other_origin_url");
    }

    /**
     * Tells a builder where this sandbox is, and who is let in. Tokens are kept in the client's memory only.
     *
     * @param builder a client's builder
     * @param <B> its type
     * @return the builder
     */
    public <B extends ClientBuilder<B>> B configure(B builder) {
        // The next sandbox may have the same port, and neither the same tokens nor the same quota.
        return builder.baseUrl(baseUrl())
                .clientId(clientId())
                .clientSecret(clientSecret())
                .tokenCache("off")
                .limits("process");
    }

    /**
     * Tells a builder of a Maestrano platform where this sandbox is, and as which application it asks.
     *
     * @param builder a platform's builder
     * @param <B> its type
     * @return the builder
     */
    public <B extends PlatformSettings<B>> B configurePlatform(B builder) {
        Map<String, ?> told = Told.object(ask("GET", "/maestrano", null));
        return builder.host(baseUrl())
                .environmentKey(told.get("environment_key").toString())
                .environmentSecret(told.get("environment_secret").toString());
    }

    /**
     * Tells a builder of a Makini client where this sandbox is, and gives it the token of a connection. The sandbox has some
     * from the start, by their ids: {@code 219} with sample data, {@code 220} with many orders, {@code 221} that has to be made
     * anew, {@code 222} in which writes really happen; {@code docs/sandbox-makini.md} describes them.
     *
     * @param builder a client's builder
     * @param connection the connection's id
     * @param <B> its type
     * @return the builder
     * @throws IllegalArgumentException when there is no such connection
     */
    public <B extends ClientBuilder<B>> B configureMakini(B builder, String connection) {
        Object connections = Told.object(ask("GET", "/makini", null)).get("connections");
        Map<String, ?> named = Told.list(connections, one -> one).stream()
                .filter(one -> connection.equals(one.get("id")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no connection " + connection));
        return builder.baseUrl(baseUrl())
                .apiToken(named.get("token").toString())
                .connection(named.get("name").toString())
                .limits("process");
    }

    /**
     * What the sandbox holds of its clients: whether they kept the limit in every second, and what else they did wrong.
     *
     * @return the verdict so far
     */
    public Verdict verdict() {
        return Verdict.fromMap(Told.object(ask("GET", "/verdict", null)));
    }

    /**
     * Every request that came. It holds no secret.
     *
     * @return an entry for each request, unmodifiable
     */
    public List<JournalEntry> journal() {
        return Told.list(Told.object(ask("GET", "/journal", null)).get("entries"), JournalEntry::fromMap);
    }

    /**
     * The companies, people and Makos that there are.
     *
     * @return all of them
     */
    public SandboxState state() {
        return SandboxState.fromMap(Told.object(ask("GET", "/state", null)));
    }

    /**
     * What is used of the daily quota.
     *
     * @return the quota of the calendar's present day
     */
    public SandboxQuota quota() {
        return SandboxQuota.fromMap(Told.object(ask("GET", "/quota", null)));
    }

    /**
     * What the calendar says: the server's date, the life of tokens and the day of the quota go by it, and no rate.
     *
     * @return the instant
     */
    public Instant calendar() {
        return now(ask("GET", "/calendar", null));
    }

    /**
     * Sets the calendar.
     *
     * @param now what it is to say
     * @return what it says then
     */
    public Instant setCalendar(Instant now) {
        return now(ask("POST", "/calendar", Map.of("now", now.toString())));
    }

    /**
     * Lets time pass on the calendar.
     *
     * @param time how much, to the millisecond
     * @return what it says then
     */
    public Instant advanceCalendar(Duration time) {
        return now(ask("POST", "/calendar", Map.of("advance_ms", time.toMillis())));
    }

    /**
     * Arms a fault.
     *
     * @param fault the fault
     * @return its id, for {@link #disarm}
     */
    public String arm(Fault fault) {
        return arm(Objects.requireNonNull(fault, "fault").toMap());
    }

    /**
     * Arms a fault.
     *
     * @param fault the fault by its names, such as {@code fault} and {@code operation}
     * @return its id, for {@link #disarm}
     */
    public String arm(Map<String, ?> fault) {
        Object armed = ask("POST", "/faults", Objects.requireNonNull(fault, "fault"));
        return Told.object(armed).get("id").toString();
    }

    /**
     * Disarms a fault.
     *
     * @param id what arming it has given
     */
    public void disarm(String id) {
        ask("DELETE", "/faults/" + Objects.requireNonNull(id, "id"), null);
    }

    /** Disarms all faults. */
    public void disarmAll() {
        ask("DELETE", "/faults", null);
    }

    /** Goes back to what was there at the start. Tokens stay good. */
    public void reset() {
        ask("POST", "/reset", null);
    }

    /**
     * Lists the faults that were armed, and how often each has struck.
     *
     * @return all of them, the spent ones included, unmodifiable
     */
    public List<ArmedFault> faults() {
        return Told.list(Told.object(ask("GET", "/faults", null)).get("faults"), ArmedFault::fromMap);
    }

    /**
     * Asks the sandbox's own API, for what has no method here: {@code ask("GET", "/elsewhere", null)}.
     *
     * @param method the HTTP method, in capitals
     * @param path the path as {@code docs/sandbox.md} has it, after {@code /_sandbox}
     * @param body a JSON value; null for none
     * @return the JSON value of the answer, unmodifiable
     */
    public Object ask(String method, String path, Object body) {
        byte[] sent = body == null ? NOTHING : JsonWriter.write(body);
        byte[] verb = utf8(Objects.requireNonNull(method, "method"));
        byte[] place = utf8(Objects.requireNonNull(path, "path"));
        ByteBuffer answer = Core.answered(NativeBridge.sandboxAsk(handle, verb, place, sent));
        int status = Short.toUnsignedInt(answer.getShort());
        Object value = read(answer);
        if (status >= 400) {
            throw new IllegalArgumentException(method + " " + path + ": " + told(value, status));
        }
        return value;
    }

    /** Stops it, and closes its connections. */
    @Override
    public void close() {
        NativeBridge.sandboxClose(handle);
    }

    /** Where it is. */
    @Override
    public String toString() {
        return "Sandbox[" + baseUrl() + "]";
    }

    private String fact(String name) {
        return facts.get(name).toString();
    }

    private static String told(Object value, int status) {
        if (value instanceof Map<?, ?> told && told.get("error") != null) {
            Object cure = told.get("cure");
            return told.get("error") + (cure == null ? "" : "; " + cure);
        }
        return "HTTP status " + status;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Object read(ByteBuffer json) {
        byte[] bytes = new byte[json.remaining()];
        json.get(bytes);
        return bytes.length == 0 ? null : JsonReader.read(bytes);
    }

    private static Instant now(Object calendar) {
        return Instant.parse(Told.object(calendar).get("now").toString());
    }
}
