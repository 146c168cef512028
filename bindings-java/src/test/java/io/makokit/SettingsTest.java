package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.AddCompany;
import io.makokit.mako.MakoId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void everySettingOfTheTableHasAMethod() {
        for (Map<String, ?> row : BuilderTable.rows()) {
            MakoClient.Builder builder = valid();
            BuilderTable.set(builder, row.get("name").toString(), sample(row));
            assertTrue(builder.toString().contains(row.get("name").toString()), builder.toString());
        }
    }

    @Test
    void theSettingsArriveInTheCore() {
        try (MakoClient client = valid().timeout(Duration.ofSeconds(7))
                .requestId(false)
                .credentialsIn(CredentialsIn.QUERY)
                .caBundle(Path.of("/nowhere.pem"))
                .path("getMako", "/one/{id}")
                .path("getCompany", "/two/{id}")
                .error("odd", "General")
                .build()) {
            Map<String, SettingSource> rows = rows(client.explain());
            assertEquals(new SettingSource("timeout_ms", "7000 ms", "code"), rows.get("timeout_ms"));
            assertEquals("query", rows.get("credentials_in").value());
            assertEquals("false", rows.get("request_id").value());
            assertEquals("/nowhere.pem", rows.get("ca_bundle").value());
            assertEquals(
                    "getCompany = /two/{id}, getMako = /one/{id}",
                    rows.get("paths").value());
            assertEquals("***", rows.get("client_secret").value());
            assertEquals("default", rows.get("retries").source());
            assertEquals(new SettingSource("profile", null, "not set"), rows.get("profile"));
        }
        try (MakoAsyncClient client = valid(MakoAsyncClient.builder()).build()) {
            assertEquals("code", rows(client.explain().join()).get("base_url").source());
        }
    }

    @Test
    void aTimeThatIsTooLongIsAsLongAsCanBeTold() {
        valid().timeout(Duration.ofSeconds(Long.MAX_VALUE)).build().close();
    }

    @Test
    void aTimeThatIsNoneIsRefusedByItsName() {
        for (Duration none :
                List.of(Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE), Duration.ofNanos(999_999))) {
            refused("timeout", none, valid()::timeout);
            refused("readTimeout", none, valid()::readTimeout);
            refused("timeout", none, CallOptions.builder()::timeout);
            refused("pause", none, BatchOptions.builder()::pause);
        }
        assertThrows(ConfigException.class, valid().timeout(Duration.ZERO)::build);
        BatchOptions.builder().pause(Duration.ZERO).build();
    }

    private static void refused(String name, Duration time, Consumer<Duration> setter) {
        String message = assertThrows(IllegalArgumentException.class, () -> setter.accept(time))
                .getMessage();
        assertTrue(message.startsWith(name + " must not be "), message);
        assertTrue(message.endsWith(": " + time), message);
    }

    @Test
    void aTextWithoutUtf8IsASettingThatIsWrong() {
        ConfigException error = assertThrows(ConfigException.class, valid().clientSecret("half \uD83D")::build);
        assertTrue(error.getMessage().startsWith("client_secret has half of a pair"), error.getMessage());
    }

    @Test
    void aNullIsNamed() throws Exception {
        for (Map<String, ?> row : BuilderTable.rows()) {
            Method method = BuilderTable.method(row);
            if (!method.getParameterTypes()[0].isPrimitive()) {
                InvocationTargetException error = assertThrows(
                        InvocationTargetException.class,
                        () -> method.invoke(valid(), new Object[method.getParameterCount()]));
                String name = method.getParameterCount() == 2 ? "name" : method.getName();
                assertEquals(
                        name,
                        assertInstanceOf(NullPointerException.class, error.getCause())
                                .getMessage());
            }
        }
        try (MakoClient client = valid().build();
                MakoAsyncClient async = valid(MakoAsyncClient.builder()).build()) {
            named("id", () -> client.getMako((String) null), () -> async.getMako((MakoId) null));
            named("request", () -> client.addCompany((AddCompany) null), () -> async.addMako((Map<String, ?>) null));
            named("request", () -> client.ensureCompany((AddCompany) null), () -> async.raw("addMako", (Model) null));
            named("call", () -> client.call(null), () -> async.raw(null));
            named("operation", () -> client.raw(null, Map.of()), () -> async.raw(null, Map.of()));
            named("options", () -> client.withOptions(null), () -> async.withOptions(null));
        }
        named("name", () -> MakoClient.fromProfile(null), () -> MakoAsyncClient.fromProfile(null));
        named("hook", () -> valid().onEvent(null));
        CallOptions.Builder options = CallOptions.builder();
        named("timeout", () -> options.timeout(null));
        named("priority", () -> options.priority(null));
        named("settle", () -> options.settle(null));
        named("fields", () -> options.extra(null));
    }

    @Test
    void optionsHaveTheNamesOfTheCore() {
        CallOptions options = CallOptions.builder()
                .priority(Priority.BULK)
                .settle(Settle.RESEND)
                .build();
        assertEquals(Map.of("priority", "bulk", "settle", "resend"), options.toMap(Map.of()));
    }

    @Test
    void aProfileHasWhatNobodyElseGives() throws Exception {
        SandboxProcess sandbox = SandboxProcess.shared();
        Path file = Files.createDirectories(folder.resolve("makokit")).resolve("config.toml");
        Files.writeString(
                file,
                """
                [profiles.test.mako]
                base_url = "%s"
                client_id = "%s"
                client_secret = "%s"
                """
                        .formatted(sandbox.baseUrl(), sandbox.clientId(), sandbox.clientSecret()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", folder.toString());
        assertEquals("true\nMakoClient[from the profile test]\n", ExitTest.run(OneProfile.class, environment, folder));
    }

    private static Object sample(Map<String, ?> row) {
        return switch (row.get("kind").toString()) {
            case "count", "bytes", "duration" -> 1;
            case "switch" -> true;
            case "choice" -> ((List<?>) row.get("choices")).get(0);
            case "map" -> Map.of("a", "b");
            default -> "some text";
        };
    }

    private static void named(String name, Executable... works) {
        Arrays.stream(works)
                .map(work -> assertThrows(NullPointerException.class, work))
                .forEach(error -> assertEquals(name, error.getMessage()));
    }

    private static Map<String, SettingSource> rows(List<SettingSource> rows) {
        return rows.stream().collect(Collectors.toMap(SettingSource::name, Function.identity()));
    }

    private static MakoClient.Builder valid() {
        return valid(MakoClient.builder());
    }

    private static <B extends ClientBuilder<B>> B valid(B builder) {
        return builder.baseUrl("http://127.0.0.1:1").clientId("id").clientSecret("secret");
    }
}
