package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitTest {
    @TempDir
    Path folder;

    @Test
    void aProgramEndsAfterItsMain() throws Exception {
        assertEquals("true\ntrue\n", run(OneCall.class, SandboxProcess.shared().environment(), folder));
    }

    @Test
    void aModuleNeedsNothingElse() throws Exception {
        List<String> command = List.of(
                "--module-path", place(MakoClient.class).toString(), "--add-modules", "io.makokit", "outside.Modular");
        Path java = Path.of(System.getProperty("java.home"));
        String printed = run(java, command, SandboxProcess.shared().environment(), folder, 20);
        assertEquals("module io.makokit true\n", printed);
    }

    /** What a program prints in a JVM of its own, which has to end well. */
    static String run(Class<?> main, Map<String, String> environment, Path folder) throws Exception {
        return run(Path.of(System.getProperty("java.home")), List.of(main.getName()), environment, folder, 20);
    }

    /** The same in another Java, with options of the JVM before the program and arguments behind it. */
    static String run(Path java, List<String> command, Map<String, String> environment, Path folder, long seconds)
            throws Exception {
        List<String> all = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "-cp",
                place(MakoClient.class) + File.pathSeparator + place(ExitTest.class)));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        Path file = folder.resolve("output");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(file);
        assertTrue(ended, "the program still runs; it printed " + output);
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    /** Where a class was loaded from, for the class path of another JVM or loader. */
    static Path place(Class<?> type) throws Exception {
        return Path.of(type.getResource(type.getSimpleName() + ".class").toURI())
                .getParent()
                .getParent()
                .getParent();
    }
}
