package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.makini.ListQuery;
import io.makokit.testing.Sandbox;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    @Test
    void aHookPutsAnotherTokenInPlace() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Map<?, ?> connection = connect(sandbox, "acme");
            AtomicReference<MakiniClient> opened = new AtomicReference<>();
            AtomicReference<String> token = new AtomicReference<>();
            CompletableFuture<Event.Reauthorization> told = new CompletableFuture<>();
            MakiniClient.Builder builder = builder(sandbox, "acme", connection).onEvent(event -> {
                if (event instanceof Event.Reauthorization lost) {
                    opened.get().replaceToken(token.get());
                    told.complete(lost);
                }
            });
            try (MakiniClient client = builder.build()) {
                opened.set(client);
                first(client);
                token.set(change(sandbox, connection, Map.of("reconnect", true))
                        .get("token")
                        .toString());
                try {
                    first(client);
                } catch (InvalidTokenException refused) {
                    // The hook may also have been quicker than the call's end.
                    assertEquals("acme", refused.connection());
                }
                Event.Reauthorization lost = told.get(30, TimeUnit.SECONDS);
                assertEquals("acme", lost.connection());
                assertEquals("InvalidToken", lost.error());
                first(client);
                assertEquals("ok", client.health().status());
            }
        }
    }

    @Test
    void eachConnectionHasAClientAndABreakerOfItsOwn() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                var connections = new Connections<>((name, token) -> builder(sandbox, name, Map.of("token", token))
                        .retries(0)
                        .build())) {
            Map<?, ?> acme = connect(sandbox, "acme");
            Map<?, ?> globex = connect(sandbox, "globex");
            connections.add("acme", acme.get("token").toString());
            connections.add("globex", globex.get("token").toString());
            assertThrows(ConfigException.class, () -> connections.add("acme", "another"));
            ConfigException shared =
                    assertThrows(ConfigException.class, () -> connections.add("initech", " " + acme.get("token")));
            String says = "the token of \"initech\" is that of \"acme\"; each connection has one of its own";
            assertTrue(shared.getMessage().endsWith(says), shared.getMessage());
            assertEquals(Set.of("acme", "globex"), connections.all().keySet());
            change(sandbox, globex, Map.of("status", "offline"));
            for (int round = 0; round < 5; round++) {
                first(connections.get("acme"));
                assertThrows(ServerException.class, () -> first(connections.get("globex")));
            }
            assertThrows(ConnectionUnavailableException.class, () -> first(connections.get("globex")));
            Health health = connections.get("globex").health();
            assertEquals("unavailable", health.status());
            assertEquals("Server", health.lastError().kind());
            assertNotNull(health.retryAfter());
            assertEquals("ok", connections.get("acme").health().status());
            MakiniClient removed = connections.get("globex");
            assertTrue(connections.remove("globex"));
            assertThrows(ClosedException.class, removed::health);
            assertNull(connections.get("globex"));
            assertFalse(connections.remove("globex"));
            assertTrue(sandbox.verdict().ok());
        }
    }

    @Test
    void aTokenThatWasReplacedOrClosedIsFree() {
        try (var connections = new Connections<>((name, token) ->
                MakiniAsyncClient.builder().connection(name).apiToken(token).build())) {
            connections.add("acme", "first");
            assertThrows(ConfigException.class, () -> connections.add("globex", "first"));
            connections.get("acme").replaceToken("second").join();
            connections.add("globex", "first");
            assertThrows(ConfigException.class, () -> connections.add("initech", "second"));
            connections.get("acme").close();
            connections.add("initech", "second");
            assertEquals(Set.of("acme", "globex", "initech"), connections.all().keySet());
        }
    }

    @Test
    void aCheckTellsHowFarTheSystemWasRead() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Map<?, ?> connection = connect(sandbox, "acme");
            try (MakiniAsyncClient client = MakiniAsyncClient.builder()
                    .baseUrl(origin(sandbox))
                    .connection("acme")
                    .apiToken(connection.get("token").toString())
                    .build()) {
                assertEquals("never_used", client.health().get().status());
                Health health = client.checkedHealth().get();
                assertEquals("ok", health.status());
                assertEquals("completed", health.syncStatus());
                assertEquals(connection.get("last_successful_sync_at"), health.lastSync());
                client.replaceToken("another").get();
                health = client.checkedHealth().get();
                assertEquals("reauthorization_required", health.status());
                assertTrue(health.next().contains("replace_token"), health.next());
            }
        }
    }

    @Test
    void creditsAreTheCores() {
        try (MakiniClient client = MakiniClient.builder().apiToken("t").build()) {
            assertEquals(new Credits(15, 5, 0), client.credits(List.of(3, 1, 1, 1), List.of(3), 20));
            assertThrows(ConfigException.class, () -> client.credits(List.of(4), List.of(), 0));
            assertThrows(ConfigException.class, () -> client.replaceToken(" "));
        }
    }

    private static void first(MakiniClient client) {
        assertTrue(client.listPurchaseOrders(ListQuery.builder().pageSize(1L).build())
                .iterator()
                .hasNext());
    }

    private static MakiniClient.Builder builder(Sandbox sandbox, String name, Map<?, ?> connection) {
        return MakiniClient.builder()
                .baseUrl(origin(sandbox))
                .connection(name)
                .apiToken(connection.get("token").toString());
    }

    private static String origin(Sandbox sandbox) {
        return URI.create(sandbox.baseUrl()).resolve("/").toString();
    }

    private static Map<?, ?> connect(Sandbox sandbox, String name) {
        return (Map<?, ?>) sandbox.ask("POST", "/makini/connections", Map.of("name", name));
    }

    private static Map<?, ?> change(Sandbox sandbox, Map<?, ?> connection, Map<String, ?> change) {
        return (Map<?, ?>) sandbox.ask("POST", "/makini/connections/" + connection.get("id"), change);
    }
}
