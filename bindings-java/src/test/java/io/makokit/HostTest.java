package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JVM was told of certificates and proxies. */
class HostTest {
    private static final List<String> PROPERTIES = List.of(
            "javax.net.ssl.trustStore",
            "javax.net.ssl.trustStorePassword",
            "https.proxyHost",
            "https.proxyPort",
            "http.proxyHost",
            "http.proxyPort",
            "http.nonProxyHosts");

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void theStoreOfTheJvmIsTrusted() throws Exception {
        Path store = store();
        try (FirstLine server = new FirstLine(secure(store))) {
            String url = "https://127.0.0.1:" + server.port();
            try (MakoClient client = client(url).build()) {
                assertThrows(TlsException.class, client::listCompanies);
            }
            System.setProperty("javax.net.ssl.trustStore", store.toString());
            System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
            try (MakoClient client = client(url).build()) {
                TransportException error = assertThrows(TransportException.class, client::listCompanies);
                assertTrue(!(error instanceof TlsException), error.toString());
                assertEquals("POST /mako-api/auth/v1/auth HTTP/1.1", server.line());
                String source = "system property javax.net.ssl.trustStore";
                assertEquals(new SettingSource("ca_bundle", store.toString(), source), row(client, "ca_bundle"));
            }
            try (MakoClient client =
                    client("http://127.0.0.1:1").caBundle(store).build()) {
                assertEquals(new SettingSource("ca_bundle", store.toString(), "code"), row(client, "ca_bundle"));
            }
        }
    }

    @Test
    void aStoreThatIsBrokenIsNamed() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken"), "no store");
        Path empty = folder.resolve("empty");
        KeyStore none = KeyStore.getInstance("PKCS12");
        none.load(null, null);
        try (var out = Files.newOutputStream(empty)) {
            none.store(out, "changeit".toCharArray());
        }
        for (Path path : List.of(broken, empty, folder.resolve("missing"))) {
            System.setProperty("javax.net.ssl.trustStore", path.toString());
            System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
            ConfigException error = assertThrows(
                    ConfigException.class, () -> client("http://127.0.0.1:1").build());
            assertTrue(error.getMessage().contains("javax.net.ssl.trustStore names " + path), error.getMessage());
        }
        System.setProperty("javax.net.ssl.trustStore", store().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "swordfish");
        ConfigException error = assertThrows(
                ConfigException.class, () -> client("http://127.0.0.1:1").build());
        assertTrue(error.getMessage().contains("javax.net.ssl.trustStore names"), error.getMessage());
        assertTrue(!error.getMessage().contains("swordfish"), error.getMessage());
    }

    @Test
    void theProxyOfTheJvmIsUsed() throws Exception {
        try (FirstLine proxy = new FirstLine()) {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", Integer.toString(proxy.port()));
            try (MakoClient client =
                    client("https://api.example.test").retries(0).build()) {
                assertThrows(TransportException.class, client::listCompanies);
                assertEquals("CONNECT api.example.test:443 HTTP/1.1", proxy.line());
                assertEquals(
                        "system property https.proxyHost", row(client, "proxy").source());
                assertEquals("***", row(client, "proxy").value());
                assertEquals(
                        "system property http.nonProxyHosts",
                        row(client, "no_proxy").source());
            }
        }
        try (FirstLine proxy = new FirstLine()) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            try (MakoClient client =
                    client("http://api.example.test").retries(0).build()) {
                assertThrows(TransportException.class, client::listCompanies);
                assertEquals("POST http://api.example.test/mako-api/auth/v1/auth HTTP/1.1", proxy.line());
            }
        }
    }

    @Test
    void whoIsLeftOutIsReachedDirectly() throws Exception {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        SandboxProcess sandbox = SandboxProcess.shared();
        try (MakoClient client = sandbox.client()) {
            assertTrue(!client.listCompanies().isEmpty());
        }
        System.setProperty("http.nonProxyHosts", "");
        try (MakoClient client =
                sandbox.configured(MakoClient.builder()).retries(0).build()) {
            assertThrows(ConnectException.class, client::listCompanies);
        }
        try (MakoClient client =
                sandbox.configured(MakoClient.builder()).proxy("none").build()) {
            assertTrue(!client.listCompanies().isEmpty());
            assertEquals("code", row(client, "proxy").source());
        }
        try (MakoClient client =
                sandbox.configured(MakoClient.builder()).noProxy("example.test").build()) {
            assertTrue(!client.listCompanies().isEmpty());
            assertEquals("default", row(client, "proxy").source());
        }
    }

    @Test
    void thePatternsOfTheJvmAreTranslated() {
        assertEquals("localhost,127.0.0.0/8,::1,0.0.0.0,::0", HostProxy.without("localhost|127.*|[::1]|0.0.0.0|[::0]"));
        assertEquals("example.com,10.1.0.0/16,192.168.7.0/24", HostProxy.without("*.example.com|10.1.*| 192.168.7.* "));
        assertEquals("*", HostProxy.without("*"));
        assertEquals("a", heard("*foo|foo*|a|x.*.y||10.*.1|a,b|*.|1.2.3.4.*", 7));
        assertEquals("", HostProxy.without(""));
    }

    private static String heard(String patterns, int warnings) {
        try (Ear ear = new Ear()) {
            String translated = HostProxy.without(patterns);
            assertEquals(warnings, ear.heard().size(), ear.heard().toString());
            return translated;
        }
    }

    @Test
    void aPortThatIsNoneIsNamed() {
        for (String port : List.of("0", "65536", "-1", "http")) {
            Map<String, String> properties = Map.of("https.proxyHost", "p", "https.proxyPort", port);
            ConfigException error = assertThrows(ConfigException.class, () -> HostProxy.of("https", properties::get));
            assertTrue(error.getMessage().contains("https.proxyPort is " + port), error.getMessage());
        }
        Map<String, String> six = Map.of("http.proxyHost", "::1");
        assertEquals(
                "http://[::1]:80", HostProxy.of("http", six::get).orElseThrow().url());
        Map<String, String> plain = Map.of("https.proxyHost", "p");
        assertEquals(
                "http://p:443", HostProxy.of("https", plain::get).orElseThrow().url());
        assertTrue(HostProxy.of("http", plain::get).isEmpty());
    }

    @Test
    void nothingIsAddedWhereNothingIsSet() {
        Host host = Host.of(Map.of(), name -> null);
        assertEquals(Map.of(), host.settings());
        assertNull(host.sources().get("proxy"));
    }

    private static SettingSource row(MakoClient client, String name) {
        return client.explain().stream()
                .collect(Collectors.toMap(SettingSource::name, Function.identity()))
                .get(name);
    }

    private static MakoClient.Builder client(String url) {
        return MakoClient.builder()
                .baseUrl(url)
                .clientId("id")
                .clientSecret("secret")
                .tokenCache("off");
    }

    private Path store() throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        // spotless:off
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server",
                        "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", "changeit",
                        "-keystore", store.toString())
                        // spotless:on
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), output);
        return store;
    }

    private static java.net.ServerSocket secure(Path store) throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress());
    }
}
