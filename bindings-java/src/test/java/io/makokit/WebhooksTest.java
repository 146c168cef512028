package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.internal.Fields;
import io.makokit.internal.JsonReader;
import io.makokit.internal.NativeBridge;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors of webhooks through the receiver, and what Java adds. */
class WebhooksTest {
    private static final byte[] BODY =
            "{\"event\":\"assets.updated\",\"body\":[\"02db\"]}".getBytes(StandardCharsets.UTF_8);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> everyVectorComesOut() {
        return Stream.of("makini", "maestrano", "mako").flatMap(system -> read(system).stream()
                .map(vector -> DynamicTest.dynamicTest(system + " " + vector.get("name"), () -> play(vector))));
    }

    @Test
    void wrongSettingsAreNamed() {
        for (Map<String, ?> row : read("settings")) {
            Map<String, ?> settings = object(row.get("settings"));
            // What the types do not allow cannot be tried.
            if (settings.get("secrets") instanceof List<?> && !settings.containsKey("sekret")) {
                ConfigException error = assertThrows(
                        ConfigException.class, () -> builder(settings).build());
                assertTrue(error.getMessage().contains(row.get("says").toString()), error.getMessage());
            }
        }
    }

    @Test
    void aReceiverThatIsForgottenIsClosed() {
        long forgotten =
                Webhooks.of("makini").secret("my secret").build().handle().id();
        for (int i = 0; i < 1000 && isOpen(forgotten); i++) {
            System.gc();
        }
        assertFalse(isOpen(forgotten));
    }

    private static boolean isOpen(long receiver) {
        return NativeBridge.webhookProve(receiver, BODY)[0] == NativeBridge.ANSWER;
    }

    @Test
    void aDeliveryIsTypedAndAClosedReceiverSaysSo() {
        Webhooks webhooks = Webhooks.of("makini").secret("my secret").build();
        WebhookDelivery delivery = webhooks.receive(webhooks.prove(BODY), BODY);
        assertEquals("assets", delivery.entity());
        assertEquals(List.of("02db"), delivery.ids());
        ReplayedException again =
                assertThrows(ReplayedException.class, () -> webhooks.receive(webhooks.prove(BODY), BODY));
        assertEquals(200, again.httpStatus());
        SignatureMismatchException forged = assertThrows(
                SignatureMismatchException.class,
                () -> webhooks.receive(Map.of("X-Webhook-Signature", List.of("AAAA")), BODY));
        assertFalse((forged + webhooks.toString()).contains("my secret"));
        webhooks.close();
        webhooks.close();
        assertThrows(ClosedException.class, () -> webhooks.receive(Map.of(), BODY));
    }

    /** The example, as a program of its own on the JDK's server. */
    @Test
    void theExampleQueuesWhatIsGood() throws Exception {
        Path source = SandboxProcess.root().resolve("examples/java/src/main/java/WebhookServer.java");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ExitTest.place(Webhooks.class).toString(),
                source.toString(),
                "0");
        builder.environment().putAll(Map.of("MAKO_WEBHOOK_HEADER", "X-Auth", "MAKO_WEBHOOK_VALUE", "chosen"));
        Process server = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader told = server.inputReader(StandardCharsets.UTF_8)) {
            String line = told.readLine();
            int port = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            assertEquals("200", post(port, "chosen"));
            assertEquals("200", post(port, "chosen"));
            assertEquals("401", post(port, "forged"));
            assertEquals("{event=assets.updated, body=[02db]}", told.readLine());
        } finally {
            server.destroyForcibly();
        }
    }

    /** The status that a server on this machine answers. */
    private static String post(int port, String value) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = "POST / HTTP/1.1\r\nHost: localhost\r\nX-Auth: " + value + "\r\nContent-Length: "
                    + BODY.length + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(BODY);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.split(" ")[1];
        }
    }

    @Test
    void theGuidesBlockDoesWhatItSays() throws IOException {
        String page = Files.readString(SandboxProcess.root().resolve("docs/guide/webhooks.md"));
        String block = page.split("```java\n")[1].split("```")[0];
        String own = Files.readString(
                SandboxProcess.root().resolve("bindings-java/src/test/java/io/makokit/WebhooksTest.java"));
        assertTrue(own.replaceAll("\\s+", "").contains(block.replaceAll("\\s+", "")), block);
        Webhooks webhooks =
                Webhooks.of("makini").secret("the secret of the webhooks page").build();
        byte[] body = "{\"event\":\"assets.updated\",\"body\":[\"02db2d6d\"]}".getBytes(StandardCharsets.UTF_8);
        int status = 200;
        try {
            WebhookDelivery delivery = webhooks.receive(webhooks.prove(body), body);
            System.out.println(delivery.kind() + " " + delivery.ids());
        } catch (WebhookException refused) {
            status = refused.httpStatus();
        }
        assertEquals(200, status);
        webhooks.close();
    }

    private static void play(Map<String, ?> vector) {
        try (Webhooks webhooks = builder(object(vector.get("settings"))).build()) {
            WebhookDelivery before = null;
            for (Object row : (List<?>) vector.get("steps")) {
                Map<String, ?> step = object(row);
                if (step.get("forget") != null) {
                    webhooks.forget(before);
                }
                Map<String, ?> then = object(step.get("then"));
                if (then.get("error") != null) {
                    Map<String, ?> wanted = object(then.get("error"));
                    WebhookException error = assertThrows(WebhookException.class, () -> taken(webhooks, step));
                    assertEquals(
                            wanted.get("kind") + "Exception", error.getClass().getSimpleName());
                    assertEquals(((Number) wanted.get("http_status")).intValue(), error.httpStatus());
                    assertTrue(error.getMessage().contains(wanted.get("says").toString()), error.getMessage());
                } else {
                    before = taken(webhooks, step);
                    compare(object(then.get("delivery")), before);
                }
            }
        }
    }

    private static void compare(Map<String, ?> wanted, WebhookDelivery found) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("system", found.system());
        facts.put("kind", found.kind());
        facts.put("event", found.event());
        facts.put("id", found.id());
        facts.put("timestamp", found.timestamp());
        facts.put("connection_id", found.connectionId());
        facts.put("status", found.status());
        facts.put("entity", found.entity());
        facts.put("verb", found.verb());
        facts.put("ids", found.ids());
        facts.put("group_id", found.groupId());
        facts.put("user_id", found.userId());
        facts.put("key", found.key());
        facts.put("body", found.body());
        List<Object> groups = new ArrayList<>();
        for (WebhookDelivery.Group group : found.groups()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", group.id());
            one.put("entities", group.entities());
            groups.add(one);
        }
        facts.put("groups", groups);
        wanted.forEach((name, value) -> {
            // The text of the body does not reach Java, only what it says.
            if (!name.equals("raw")) {
                assertEquals("", Likeness.ofPart(value, facts.get(name), name));
            }
        });
    }

    private static WebhookDelivery taken(Webhooks webhooks, Map<String, ?> step) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Object row : (List<?>) step.get("headers")) {
            List<?> pair = (List<?>) row;
            headers.computeIfAbsent(pair.get(0).toString(), name -> new ArrayList<>())
                    .add(pair.get(1).toString());
        }
        if (step.get("removed") != null) {
            Map<String, ?> removed = object(step.get("removed"));
            return webhooks.receiveRemoved(headers, (String) removed.get("group_id"), (String) removed.get("user_id"));
        }
        byte[] body = step.get("body_base64") instanceof String text
                ? Base64.getDecoder().decode(text)
                : step.get("body").toString().getBytes(StandardCharsets.UTF_8);
        Number at = step.get("at") instanceof Number seconds ? seconds : 0;
        return webhooks.receive(headers, body, START.plusSeconds(at.longValue()));
    }

    private static WebhooksBuilder builder(Map<String, ?> settings) {
        WebhooksBuilder builder = Webhooks.of(settings.get("system").toString());
        settings.forEach((name, value) -> {
            switch (name) {
                case "secrets" -> ((List<?>) value).forEach(secret -> builder.secret(secret.toString()));
                case "id" -> builder.id(value.toString());
                case "header" -> builder.header(value.toString());
                case "hash" -> builder.hash(value.toString());
                case "encoding" -> builder.encoding(value.toString());
                case "max_body_bytes" -> builder.maxBodyBytes(((Number) value).longValue());
                case "remember_ms" -> builder.remember(Duration.ofMillis(((Number) value).longValue()));
                case "remember_bare_ms" -> builder.rememberBare(Duration.ofMillis(((Number) value).longValue()));
                case "remember_most" -> builder.rememberMost(((Number) value).longValue());
                default -> assertEquals("system", name);
            }
        });
        return builder;
    }

    private static List<Map<String, ?>> read(String name) {
        try {
            byte[] json = Files.readAllBytes(
                    SandboxProcess.root().resolve("tests/corpus/webhooks").resolve(name + ".json"));
            List<Map<String, ?>> rows = new ArrayList<>();
            ((List<?>) JsonReader.read(json)).forEach(row -> rows.add(object(row)));
            return rows;
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    private static Map<String, ?> object(Object value) {
        return Fields.named((Map<?, ?>) value);
    }
}
