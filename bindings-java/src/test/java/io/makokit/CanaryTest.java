package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.AddMako;
import io.makokit.mako.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No secret comes out anywhere, whatever a server does with it. */
class CanaryTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final AddMako MAKO = AddMako.builder()
            .name("n")
            .phoneNumber("1")
            .address(Address.builder().address1("a").build())
            .identification("i")
            .build();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private Ear ear;

    @BeforeEach
    void listen() {
        ear = new Ear();
    }

    @AfterEach
    void stopListening() {
        ear.close();
    }

    static Stream<String> secrets() {
        return Canaries.all();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretThatAServerEchoesStaysInside(String secret) throws IOException {
        String token = Canaries.token(NUMBER.incrementAndGet());
        for (Map<String, ?> reply : echoes(secret, token)) {
            Map<?, ?> retried = Scripts.get("getMako/1", reply);
            Map<String, ?> playback = SANDBOX.play(Scripts.withToken(token, retried, retried, retried));
            try (MakoClient client = client(playback, secret).build()) {
                ends(client, () -> client.getMako("1"));
                ends(client, () -> client.raw("getMako", Map.of("id", "1")).toString());
            }
            playback = SANDBOX.play(Scripts.withToken(token, Scripts.post("addMako", reply)));
            try (MakoClient client = client(playback, secret).build()) {
                ends(client, () -> client.ensureMako(MAKO).toString());
            }
        }
        // Whoever asks for a token has none that could be echoed.
        for (Map<String, ?> reply : echoes(secret, secret)) {
            Map<String, ?> playback = SANDBOX.play(Scripts.bare(Scripts.token(reply)));
            try (MakoAsyncClient client =
                    client(playback, secret, MakoAsyncClient.builder()).build()) {
                Object end = client.listCompanies()
                        .handle((list, error) -> error == null ? "ok" : error)
                        .join();
                note(end);
                note(client);
                idle(client.session());
            }
        }
        assertTrue(seen.stream().anyMatch(text -> text.contains("InvalidData")), "no error was seen");
        assertTrue(ear.heard().stream().anyMatch(text -> text.contains("io.makokit WARNING")), "nothing was logged");
        nowhere(secret, token);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretAmongTheSettingsStaysInside(String secret) {
        List<MakoClient.Builder> builders = List.of(
                plain(secret).baseUrl("nowhere"),
                plain(secret).baseUrl("https://user:" + Canaries.form(secret) + "@127.0.0.1:1"),
                plain(secret).proxy("http://user:" + secret + "@"),
                plain(secret).proxy("ftp://user:" + secret + "@127.0.0.1:1"),
                plain(secret).proxy(secret),
                plain(secret).retries(-1),
                plain(secret + "\nsecond line"),
                plain(secret + "\ud83d"));
        for (MakoClient.Builder builder : builders) {
            note(builder);
            note(outcomeOf(builder));
        }
        try (MakoClient client = plain(secret).proxy("http://127.0.0.1:1").build()) {
            note(client);
            note(client.explain());
            note(client.limits());
            ends(client, client::listCompanies);
        }
        nowhere(secret);
    }

    /** The error that a setting is, or the client: some secrets are a good part of a URL. */
    private static Object outcomeOf(MakoClient.Builder builder) {
        try (MakoClient client = builder.build()) {
            return client + " " + client.explain();
        } catch (ConfigException error) {
            return error;
        }
    }

    /** The ways of a server to tell what it was told. */
    private static List<Map<String, ?>> echoes(String secret, String token) {
        String both = "you sent " + secret + " and " + token;
        Map<String, ?> violation = Map.of("path", "mako." + both, "message", both);
        Map<String, ?> details = Map.of("violations", List.of(violation));
        List<Map<String, ?>> replies = new ArrayList<>(List.of(
                Scripts.failed("invalidParameter", both),
                Scripts.failed("odd " + both, both),
                Map.of(
                        "status",
                        200,
                        "json",
                        Map.of(
                                "status",
                                "FAILED",
                                "error",
                                Map.of("errorCode", "invalidData", "message", both, "errorDetails", details))),
                Map.of("status", 200, "json", Map.of("status", both, "body", Map.of())),
                Map.of("status", 200, "json", Map.of("status", "OK", "body", List.of(both))),
                Map.of("status", 401, "json", Map.of("error", both)),
                Map.of("status", 400, "json", Map.of("error", "invalid_client", "error_description", both)),
                Map.of("status", 200, "text", "<html>" + both),
                Map.of("status", 500, "text", Canaries.ascii("\"" + both + "\"")),
                Map.of("status", 502, "text", both.replace("/", "\\/")),
                Map.of("status", 200, "text", (secret + " ").repeat(3000 / secret.length()))));
        Map<String, Object> headers = new LinkedHashMap<>();
        String carried = secret.chars().allMatch(letter -> letter >= ' ' && letter < 0x7F) ? both : token;
        List.of("x-request-id", "www-authenticate", "retry-after", "content-type", "location", "x-more")
                .forEach(name -> headers.put(name, carried));
        replies.add(Map.of("status", 429, "json", Map.of("error", both), "headers", headers));
        replies.add(Map.of("status", 302, "text", both, "headers", headers));
        return replies;
    }

    private void ends(MakoClient client, Supplier<?> call) {
        try {
            note(call.get());
        } catch (MakokitException error) {
            note(error);
        }
        note(client);
        idle(client.session());
    }

    private static void idle(Session session) {
        while (session.events() != null && !session.events().isIdle()) {
            Thread.onSpinWait();
        }
    }

    /** Everything that can be seen of something. */
    private void note(Object something) {
        seen.add(String.valueOf(something));
        if (something instanceof MakokitException error) {
            seen.add(error.getMessage());
            seen.add(error.toMap().toString());
            seen.add(Ear.stack(error));
            seen.add(serialised(error));
        } else if (something instanceof Throwable error && error.getCause() != null) {
            note(error.getCause());
        }
    }

    private void nowhere(String... secrets) {
        String all = String.join("\n", seen) + String.join("\n", ear.heard());
        for (String hidden : secrets) {
            String found = Canaries.found(hidden, all);
            int at = found.isEmpty() ? 0 : all.indexOf(found);
            String where = all.substring(Math.max(0, at - 150), Math.min(all.length(), at + 150));
            assertEquals("", found, where);
        }
    }

    private static String serialised(Throwable error) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private MakoClient.Builder client(Map<String, ?> playback, String secret) {
        return client(playback, secret, MakoClient.builder());
    }

    private <B extends ClientBuilder<B>> B client(Map<String, ?> playback, String secret, B builder) {
        return SANDBOX.playing(builder, playback)
                .clientSecret(secret)
                .retries(1)
                .onEvent(event -> {
                    note(event);
                    throw new IllegalStateException("so that something is logged, too");
                });
    }

    private static MakoClient.Builder plain(String secret) {
        return MakoClient.builder()
                .baseUrl("http://127.0.0.1:1")
                .clientId("id")
                .clientSecret(secret)
                .clock(ClockKind.VIRTUAL);
    }
}
