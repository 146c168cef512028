package io.makokit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.makokit.internal.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that was written from the vendor's page alone, and answers what is printed there. */
final class GuideServer implements AutoCloseable {
    /** What happens instead of a good answer: the status and the body, or nothing, which is a connection that is closed. */
    record Instead(int status, String body) {}

    /** What came. */
    record Received(String operation, Object body) {}

    static final String COMPANY = "{\"id\":\"e18ceab1-9071-41cc-a6dd-1e5bc2d5d962\",\"name\":\"Acme\"}";

    static final Instead LOST = new Instead(0, "");
    static final Instead BROKEN = new Instead(500, "");
    static final Instead NO_JSON = new Instead(404, "<html><body>Not Found</body></html>");
    static final Instead NOT_FOUND = failed(200, "noDataFound", "Mako model not found", "");
    static final Instead DUPLICATE = failed(200, "duplicateEntity", "Duplicate entity", "");
    static final Instead RATE = failed(429, "rateLimitExceeded", "Rate limit exceeded", "");
    static final Instead QUOTA = failed(429, "quotaLimitExceeded", "Quota limit exceeded", "");
    static final Instead SOURCE = failed(401, "unauthorizedSource", "Unauthorized source", "");
    static final Instead INVALID = failed(
            200,
            "invalidData",
            "Invalid data supplied",
            ",\"errorDetails\":{\"violations\":[{\"path\":\"mako.phoneNumber\",\"message\":\"must not be null\"},"
                    + "{\"path\":\"mako.address.address1\",\"message\":\"must not be null\"},"
                    + "{\"path\":\"mako.name\",\"message\":\"must not be null\"}]}");

    private static final String TOKEN = "YUMCABQAqX2cqBjSiFht";
    private static final String PREFIX = "/mako-api/config/v1/";
    private static final String MAKO = "{\"id\":\"7db65f69-ed6e-4b23-bf3f-2063b41ccdd1\",\"companyId\":"
            + "\"f8a3ae1a-967a-4032-a053-e012cfe34537\",\"name\":\"Test Mako\",\"companyName\":\"Acme3\","
            + "\"identification\":\"MAKO-ID-HERE-5721-1587738483248\"}";
    private static final String PERSON = "{\"id\":\"f2034c04-be11-43b0-b39c-2535cd273661\",\"firstName\":\"Jane\","
            + "\"lastName\":\"Smith\",\"username\":\"acmereseller12\",\"email\":\"acmeresseler1@makonetworks.com\"}";
    private static final Map<String, String> GOOD = Map.of(
            "addCompany",
            COMPANY,
            "addPerson",
            PERSON,
            "addMako",
            MAKO,
            "getMako",
            MAKO,
            "listCompanies",
            "[" + COMPANY + "]");

    final List<Received> received = new CopyOnWriteArrayList<>();
    final Queue<Instead> next = new ConcurrentLinkedQueue<>();

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    GuideServer() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    /** The settings of a client that sends here. */
    MakoClient.Builder settings(String secret) {
        return MakoClient.builder()
                .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .clientId("partner")
                .clientSecret(secret)
                .clock(ClockKind.VIRTUAL)
                .limits("process")
                .tokenCache("off");
    }

    /** What was called, in order. */
    List<String> called() {
        return received.stream().map(Received::operation).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/mako-api/auth/v1/auth")) {
            boolean good = body.contains("client_id=partner") && body.contains("client_secret=hush");
            String token = "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":14400}";
            reply(exchange, good ? new Instead(200, token) : new Instead(401, "{\"error\":\"invalid_client\"}"));
            return;
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("authorization"))) {
            reply(exchange, new Instead(401, "{\"error\":\"invalid_token\"}"));
            return;
        }
        String operation = path.substring(PREFIX.length()).split("/")[0];
        received.add(new Received(
                operation, body.isEmpty() ? null : JsonReader.read(body.getBytes(StandardCharsets.UTF_8))));
        Instead instead = next.poll();
        if (instead == LOST) {
            exchange.close();
            return;
        }
        String good = "{\"status\":\"OK\",\"body\":" + GOOD.get(operation) + "}";
        reply(exchange, instead == null ? new Instead(200, good) : instead);
    }

    private static void reply(HttpExchange exchange, Instead answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Instead failed(int status, String code, String message, String details) {
        String error = "\"errorCode\":\"" + code + "\",\"message\":\"" + message + "\"" + details;
        return new Instead(status, "{\"status\":\"FAILED\",\"error\":{" + error + "}}");
    }
}
