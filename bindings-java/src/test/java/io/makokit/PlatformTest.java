package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.internal.JsonReader;
import io.makokit.maestrano.AsyncPlatform;
import io.makokit.maestrano.Finding;
import io.makokit.maestrano.Marketplace;
import io.makokit.maestrano.Marketplaces;
import io.makokit.maestrano.Platform;
import io.makokit.maestrano.PlatformSettings;
import io.makokit.maestrano.PlatformStatus;
import io.makokit.testing.Sandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
    private static final String KEY = "c4n4ry-key";
    private static final String SECRET = "c4n4ry-s3cr3t";
    private static final String MARKET = "c4n4ry-m4rket";

    @Test
    void marketplacesComeWithTheirFieldsByNameAndAsTheyCame() {
        try (Sandbox sandbox = Sandbox.start();
                Platform platform = of(sandbox, Platform.builder()).build()) {
            Marketplaces marketplaces = platform.marketplaces();
            assertEquals(List.of("maestrano", "some-telco", "acme-cloud"), marketplaces.names());
            assertEquals(List.of(), marketplaces.findings());
            assertEquals(Map.of(), marketplaces.extra());
            Marketplace telco = platform.marketplace("some-telco");
            assertEquals(telco, marketplaces.find("some-telco").orElseThrow());
            assertEquals(telco.hashCode(), marketplaces.all().get(1).hashCode());
            assertNotEquals(telco, marketplaces.iterator().next());
            assertTrue(marketplaces.find("nobody").isEmpty());
            assertEquals("app-15dh", telco.api().id());
            assertEquals(sandbox.baseUrl() + "/api/v1/", telco.api().url());
            assertEquals(sandbox.baseUrl() + "/api/v2", telco.connec().url());
            assertEquals(Duration.ofMinutes(5), telco.connec().timeout());
            assertTrue(telco.webhooks().externalIds());
            assertNull(telco.webhooks().subscriptions());
            assertFalse(telco.nid().isEmpty() || telco.environment().isEmpty());
            Map<?, ?> api = (Map<?, ?>) telco.expose().get("api");
            assertEquals(telco.api().exposeKey(), api.get("key"));
            assertEquals(64, telco.api().exposeKey().length());
            assertEquals(telco.expose(), JsonReader.read(telco.exposeJson().getBytes(StandardCharsets.UTF_8)));
            Map<String, Object> masked = new LinkedHashMap<>(telco.expose());
            Map<Object, Object> maskedApi = new LinkedHashMap<>(api);
            maskedApi.put("key", "***");
            masked.put("api", maskedApi);
            assertEquals(masked, telco.toMap());
            assertThrows(
                    UnsupportedOperationException.class, () -> telco.toMap().put("a", 1));
            assertTrue(sandbox.verdict().ok());
        }
    }

    @Test
    void aFieldIsRequiredWhenItIsReadAndWhatIsWrongWithSomeIsTold() {
        Map<String, Object> lean = good("lean");
        lean.put("sso", Map.of("idm", "", "idp", 7));
        Map<String, Object> keyless = good("keyless");
        keyless.put("api", Map.of("id", "app-2", "host", "https://a.example"));
        try (Sandbox sandbox = Sandbox.start();
                Platform platform =
                        played(sandbox, marketplaces(lean, keyless, 7)).build()) {
            Marketplaces told = platform.marketplaces();
            Marketplace one = told.all().get(0);
            assertNull(one.sso().idm());
            assertNull(one.connec().timeout());
            assertEquals("https://a.example", one.api().host());
            assertSays("marketplace lean: nid is missing", assertThrows(ConfigException.class, one::nid));
            assertSays("sso.idp has to be a text, not a number", assertThrows(ConfigException.class, one.sso()::idp));
            ConfigException missing = assertThrows(ConfigException.class, one.sso()::initUrl);
            assertSays("app.host is missing", missing);
            assertEquals("maestrano", missing.provider());
            List<Finding> findings = told.findings();
            assertEquals(2, findings.size());
            assertEquals("keyless", findings.get(0).marketplace());
            assertFalse(findings.get(0).leftOut());
            assertEquals(
                    "marketplaces[2]: it has to be an object, not a number (left out)",
                    findings.get(1).toString());
        }
    }

    @Test
    void everyFormOfTheAnswerIsTakenForWhatItIsAndTheLastGoodOneStays() {
        try (Sandbox sandbox = Sandbox.start();
                Platform platform = of(sandbox, Platform.builder()).build()) {
            assertEquals(new PlatformStatus(null, null), platform.status());
            for (String form : List.of("object", "bare")) {
                act(sandbox, Map.of("configuration", form));
                assertEquals(List.of("maestrano"), platform.refresh().names());
            }
            act(sandbox, Map.of("configuration", "error"));
            assertSays("configuration is not available", assertThrows(ApiException.class, platform::refresh));
            act(sandbox, Map.of("configuration", "unauthorized"));
            assertSays("MNO_DEVPL_ENV_SECRET", assertThrows(InvalidClientException.class, platform::refresh));
            act(sandbox, Map.of("configuration", "server_error"));
            assertThrows(ServerException.class, platform::refresh);
            assertEquals(List.of("maestrano"), platform.marketplaces().names());
            PlatformStatus status = platform.status();
            assertInstanceOf(ServerException.class, status.failure());
            assertTrue(status.age().toMillis() > 500, "the virtual clock has moved by the waits");
            act(sandbox, Map.of("configuration", "array"));
            assertEquals(3, platform.refresh().all().size());
            assertNull(platform.status().failure());
            ConfigException nobody = assertThrows(ConfigException.class, () -> platform.marketplace("nobody"));
            assertSays("there are: maestrano, some-telco, acme-cloud", nobody);
            assertTrue(sandbox.verdict().ok());
        }
    }

    @Test
    void futuresShareOneRequest() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                AsyncPlatform platform = of(sandbox, AsyncPlatform.builder()).build()) {
            List<CompletableFuture<Marketplace>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(platform.marketplace("acme-cloud"));
            }
            for (CompletableFuture<Marketplace> one : asked) {
                assertEquals("acme-cloud", one.get(30, TimeUnit.SECONDS).name());
            }
            assertEquals(1, sandbox.journal().size());
            assertEquals(3, platform.refresh().get(30, TimeUnit.SECONDS).names().size());
            assertEquals(
                    3, platform.marketplaces().get(30, TimeUnit.SECONDS).names().size());
            assertTrue(platform.status().get(30, TimeUnit.SECONDS).failure() == null);
            CompletableFuture<Marketplace> nobody = platform.marketplace("nobody");
            ExecutionException refused = assertThrows(ExecutionException.class, () -> nobody.get(30, TimeUnit.SECONDS));
            assertInstanceOf(ConfigException.class, refused.getCause());
        }
    }

    @Test
    void settingsThatAreWrongAreRefusedByName(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            assertSays("environment_key (MNO_DEVPL_ENV_KEY) is missing", refused(Platform.builder()));
            assertSays("host is no URL", refused(of(sandbox, Platform.builder()).host("nowhere")));
            Duration often = Duration.ofMillis(5);
            assertSays(
                    "refresh_every_ms is less",
                    refused(of(sandbox, Platform.builder()).refreshEvery(often)));
            assertSays(
                    "has to be a path", refused(of(sandbox, Platform.builder()).apiPath("/a?b")));
            assertThrows(NullPointerException.class, () -> Platform.builder().host(null));
            Map<?, ?> told = state(sandbox);
            Path secret = folder.resolve("secret");
            Files.writeString(secret, told.get("environment_secret") + "\n");
            Platform.Builder builder = Platform.builder()
                    .host(sandbox.baseUrl())
                    .environmentKey(told.get("environment_key").toString())
                    .environmentSecretFile(secret)
                    .backgroundRefresh(false);
            assertEquals(
                    "Builder[host, environment_key, environment_secret_file, background_refresh]", builder.toString());
            Platform platform = builder.build();
            assertEquals(3, platform.marketplaces().all().size());
            assertEquals("Platform[" + sandbox.baseUrl() + "]", platform.toString());
            platform.close();
            platform.close();
            assertEquals("Platform[" + sandbox.baseUrl() + ", closed]", platform.toString());
            assertThrows(ClosedException.class, platform::marketplaces);
        }
    }

    @Test
    void noSecretIsShown() {
        String echo = KEY + " " + SECRET + " " + MARKET;
        Map<String, Object> refusal = Map.of("status", 401, "json", Map.of("error", Map.of("message", echo)));
        Map<String, Object> error = Map.of("status", 200, "json", Map.of("error", echo));
        try (Sandbox sandbox = Sandbox.start();
                Platform platform =
                        played(sandbox, marketplaces(good("a")), refusal, error).build()) {
            Marketplaces told = platform.refresh();
            Marketplace one = told.all().get(0);
            assertEquals(MARKET, one.api().exposeKey());
            List<Object> shown = new ArrayList<>(List.of(platform, told, one, one.api(), one.sso(), one.toMap()));
            for (int i = 0; i < 2; i++) {
                MakokitException failure = assertThrows(MakokitException.class, platform::refresh);
                shown.addAll(List.of(failure, platform.status()));
            }
            Platform.Builder wrong = Platform.builder().environmentKey(KEY).environmentSecret(SECRET + "\n");
            shown.addAll(List.of(wrong, refused(wrong)));
            shown.forEach(value -> assertFalse(value.toString().contains("c4n4ry"), value.toString()));
        }
    }

    @Test
    void theGuidesBlockDoesWhatItSays() throws Exception {
        String page = Files.readString(SandboxProcess.root().resolve("docs/guide/maestrano.md"));
        String block = page.split("```java\n")[1].split("```")[0];
        String own = Files.readString(
                SandboxProcess.root().resolve("bindings-java/src/test/java/io/makokit/PlatformTest.java"));
        assertTrue(own.replaceAll("\\s+", "").contains(block.replaceAll("\\s+", "")), block);
        try (Sandbox sandbox = Sandbox.start();
                Platform platform = of(sandbox, Platform.builder()).build()) {
            assertEquals(
                    List.of(sandbox.baseUrl() + "/api/v1/", sandbox.baseUrl() + "/api/v2"),
                    places(platform, "some-telco"));
            act(sandbox, Map.of("configuration", "error", "times", 1));
            List<String> troubles = troubles(platform);
            assertEquals(1, troubles.size());
            assertTrue(troubles.get(0).contains(" ago stay in use: "), troubles.get(0));
        }
    }

    /** Where a tenant's API and Connec! are. */
    private static List<String> places(Platform platform, String tenant) {
        Marketplace marketplace = platform.marketplace(tenant);
        return List.of(marketplace.api().url(), marketplace.connec().url());
    }

    /** What somebody should look into. */
    private static List<String> troubles(Platform platform) {
        List<String> troubles = new ArrayList<>();
        platform.marketplaces().findings().forEach(finding -> troubles.add(finding.toString()));
        try {
            platform.refresh();
        } catch (MakokitException error) {
            troubles.add("the marketplaces of " + platform.status().age() + " ago stay in use: " + error.getMessage());
        }
        return troubles;
    }

    private static ConfigException refused(Platform.Builder builder) {
        return assertThrows(ConfigException.class, builder::build);
    }

    private static void assertSays(String expected, MakokitException error) {
        assertTrue(error.getMessage().contains(expected), error.getMessage());
    }

    private static <B extends PlatformSettings<B>> B of(Sandbox sandbox, B builder) {
        return sandbox.configurePlatform(builder).clock(ClockKind.VIRTUAL);
    }

    /** A platform that answers these, one after the other. */
    private static Platform.Builder played(Sandbox sandbox, Object... replies) {
        Map<String, ?> expected = Map.of("method", "GET", "path", "/api/config/v1/marketplaces");
        List<?> exchanges = Arrays.stream(replies)
                .map(reply -> Map.of("expect", expected, "reply", reply))
                .toList();
        Map<?, ?> playback = (Map<?, ?>) sandbox.ask("POST", "/scripts", Map.of("exchanges", exchanges));
        return Platform.builder()
                .host(playback.get("base_url").toString())
                .environmentKey(KEY)
                .environmentSecret(SECRET)
                .clock(ClockKind.VIRTUAL);
    }

    private static Map<String, ?> marketplaces(Object... all) {
        return Map.of("status", 200, "json", Map.of("marketplaces", Arrays.asList(all)));
    }

    private static Map<String, Object> good(String name) {
        Map<String, ?> api = Map.of("id", "app-1", "key", MARKET, "host", "https://a.example");
        return new LinkedHashMap<>(Map.of("marketplace", name, "api", api));
    }

    private static Map<?, ?> state(Sandbox sandbox) {
        return (Map<?, ?>) sandbox.ask("GET", "/maestrano", null);
    }

    private static void act(Sandbox sandbox, Map<String, ?> action) {
        sandbox.ask("POST", "/maestrano", action);
    }
}
