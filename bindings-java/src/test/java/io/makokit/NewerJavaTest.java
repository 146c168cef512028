package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs a newer Java than the one that tests run on: one beside it, or the one that {@code MAKOKIT_NEWER_JAVA} names. */
@Tag("newer-java")
class NewerJavaTest {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    @TempDir
    Path folder;

    @Test
    void aVirtualThreadThatWaitsHoldsNoOther() throws Exception {
        Optional<Path> java = newer();
        assumeTrue(java.isPresent(), "no Java from 21 on is here; set MAKOKIT_NEWER_JAVA to the home of one");
        List<String> command = List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                VirtualThreads.class.getName());
        assertEquals("48 answers\n", ExitTest.run(java.get(), command, Map.of(), folder, 60));
    }

    private static Optional<Path> newer() throws IOException {
        String named = System.getenv("MAKOKIT_NEWER_JAVA");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside.filter(home -> version(home) >= FIRST_WITH_VIRTUAL_THREADS)
                    .findFirst();
        }
    }

    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceFirst("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException error) {
            return 0;
        }
    }
}
