package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.internal.JsonReader;
import io.makokit.internal.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the corpus through the public clients, the waiting one and the other, against scripts that the
 * sandbox plays.
 */
class CorpusTest {
    private static final Map<String, Map<String, Object>> ROWS = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        Path corpus = SandboxProcess.root().resolve("tests/corpus");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(corpus)) {
            for (Path file : paths.filter(path -> isCase(corpus, path)).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Map<String, ?> row = Row.object(JsonReader.read(bytes));
                if (!(row.get("languages") instanceof Collection<?> languages) || languages.contains("java")) {
                    tests.add(DynamicTest.dynamicTest(row.get("id").toString(), () -> run(row, bytes)));
                }
            }
        }
        assertTrue(!tests.isEmpty(), "there is no case for Java below " + corpus);
        return tests.stream();
    }

    @AfterAll
    static void report() throws IOException {
        Path folder = Files.createDirectories(SandboxProcess.root().resolve("target/corpus"));
        List<Object> rows = new ArrayList<>(ROWS.values());
        String json = new String(JsonWriter.write(rows), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("java.json"), json + "\n");
    }

    private static boolean isCase(Path corpus, Path path) {
        Path name = corpus.relativize(path);
        // Webhooks are no calls; they have vectors of their own.
        return path.toString().endsWith(".json") && name.getNameCount() > 1 && !name.startsWith("webhooks");
    }

    private static void run(Map<String, ?> test, byte[] bytes) throws IOException {
        String detail = "";
        for (CorpusDoor door : CorpusDoor.values()) {
            Map<String, ?> playback = SandboxProcess.shared().play(bytes);
            List<String> events = new CopyOnWriteArrayList<>();
            String outcome;
            Object got;
            try {
                got = door.call(test, playback.get("base_url").toString(), events);
                outcome = got instanceof Map<?, ?> told && CorpusDoor.isWhole(test) && told.get("outcome") != null
                        ? told.get("outcome").toString()
                        : "ok";
            } catch (MakokitException error) {
                got = error.toMap();
                outcome = error.kind();
            }
            Map<String, ?> report = SandboxProcess.shared().report(playback);
            String found = judge(test, outcome, got, report);
            Object told = members(test, "and").get("events");
            found = found.isEmpty() && told != null ? Likeness.ofWhole(told, List.copyOf(events), "events") : found;
            detail = detail.isEmpty() && !found.isEmpty() ? door + ": " + found : detail;
            note(test.get("id").toString(), outcome, report.get("requests"), detail);
        }
        assertEquals("", detail);
    }

    private static void note(String id, String outcome, Object requests, String detail) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("outcome", outcome);
        row.put("requests", requests);
        row.put("passed", detail.isEmpty());
        row.put("detail", detail);
        ROWS.put(id, row);
    }

    /** What is wrong; empty when nothing is. */
    private static String judge(Map<String, ?> test, String outcome, Object got, Map<String, ?> report) {
        Map<String, ?> then = Row.object(test.get("then"));
        boolean isError = got instanceof Map<?, ?> facts && outcome.equals(facts.get("kind"));
        String difference;
        if (then.containsKey("error")) {
            difference = isError ? Likeness.ofPart(then.get("error"), got, "error") : "an answer: " + got;
        } else if (isError) {
            difference = "an error: " + got;
        } else {
            difference = CorpusDoor.isWhole(test)
                    ? Likeness.ofPart(then.get("ok"), got, "answer")
                    : Likeness.ofWhole(then.get("ok"), got, "answer");
        }
        if (!difference.isEmpty()) {
            return difference;
        }
        if (!Boolean.TRUE.equals(report.get("complete")) || !List.of().equals(report.get("unexpected"))) {
            return "the server saw something else: " + report;
        }
        Object wanted = members(test, "and").get("requests");
        return wanted == null ? "" : Likeness.ofWhole(wanted, report.get("requests"), "requests");
    }

    private static Map<String, ?> members(Map<String, ?> object, String name) {
        return object.get(name) == null ? Map.of() : Row.object(object.get(name));
    }
}
