package io.makokit;

import io.makokit.internal.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sandbox of the command line, started once for all tests and ended with the JVM. */
final class SandboxProcess {
    private static SandboxProcess shared;
    private static SandboxProcess unlimited;

    private final Map<String, ?> facts;

    private SandboxProcess(Map<String, ?> facts) {
        this.facts = facts;
    }

    static synchronized SandboxProcess shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** Another one, for very many calls. */
    static synchronized SandboxProcess unlimited() {
        if (unlimited == null) {
            unlimited = start("--rate-limit", "1000000");
        }
        return unlimited;
    }

    /** What a program of its own needs to know. */
    Map<String, String> environment() {
        return Map.of(
                "MAKO_BASE_URL", baseUrl(),
                "MAKO_CLIENT_ID", clientId(),
                "MAKO_CLIENT_SECRET", clientSecret(),
                "MAKOKIT_LIMITS", "process",
                "MAKOKIT_TOKEN_CACHE", "off");
    }

    String baseUrl() {
        return facts.get("base_url").toString();
    }

    String clientId() {
        return facts.get("client_id").toString();
    }

    String clientSecret() {
        return facts.get("client_secret").toString();
    }

    String rootCompany() {
        return facts.get("root_company_id").toString();
    }

    MakoClient client() {
        return configured(MakoClient.builder()).build();
    }

    MakoAsyncClient asyncClient() {
        return configured(MakoAsyncClient.builder()).build();
    }

    <B extends ClientBuilder<B>> B configured(B builder) {
        return builder.baseUrl(baseUrl()).clientId(clientId()).clientSecret(clientSecret());
    }

    /** A client of a script that is being played; waits take no time. */
    <B extends ClientBuilder<B>> B playing(B builder, Map<String, ?> playback) {
        return configured(builder).baseUrl(playback.get("base_url").toString()).clock(ClockKind.VIRTUAL);
    }

    /** Plays a case or a script; answers {@code id} and {@code base_url}. */
    Map<String, ?> play(byte[] script) throws IOException {
        return request("POST", "/scripts", script);
    }

    /** How far a client has come in a script. */
    Map<String, ?> report(Map<String, ?> playback) throws IOException {
        return request("GET", "/scripts/" + playback.get("id"), null);
    }

    private Map<String, ?> request(String method, String path, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(facts.get("admin_url") + path).openConnection();
        connection.setRequestMethod(method);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        boolean good = connection.getResponseCode() == 200;
        byte[] answer = (good ? connection.getInputStream() : connection.getErrorStream()).readAllBytes();
        if (!good) {
            throw new IOException(method + " " + path + ": " + new String(answer, StandardCharsets.UTF_8));
        }
        return Row.object(JsonReader.read(answer));
    }

    private static SandboxProcess start(String... options) {
        String binary = System.getenv("MAKOKIT_BIN");
        if (binary == null || binary.isBlank()) {
            throw new IllegalStateException("MAKOKIT_BIN is not set. Build the command line with `cargo build --package"
                    + " makokit-cli` and set MAKOKIT_BIN to the path of the binary `makokit`.");
        }
        try {
            List<String> command = new ArrayList<>(List.of(binary, "sandbox", "--port", "0", "--print", "json"));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException(binary + " sandbox printed nothing");
            }
            return new SandboxProcess(Row.object(JsonReader.read(line.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException error) {
            throw new IllegalStateException("MAKOKIT_BIN=" + binary + " cannot be run", error);
        }
    }

    /** The root of the checkout: {@code MAKOKIT_ROOT}, or the next folder upwards that has the corpus. */
    static Path root() {
        String given = System.getenv("MAKOKIT_ROOT");
        if (given != null && !given.isBlank()) {
            return Path.of(given);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("tests/corpus"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder above this one has tests/corpus; set MAKOKIT_ROOT");
        }
        return folder;
    }
}
