package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitTest {
    @TempDir
    Path folder;

    @Test
    void aProgramEndsAfterItsMain() throws Exception {
        SandboxProcess sandbox = SandboxProcess.shared();
        Map<String, String> environment = Map.of(
                "MAKO_BASE_URL", sandbox.baseUrl(),
                "MAKO_CLIENT_ID", sandbox.clientId(),
                "MAKO_CLIENT_SECRET", sandbox.clientSecret());
        assertEquals("true\ntrue\n", run(OneCall.class, environment, folder));
    }

    /** What a program prints in a JVM of its own, which has to end well. */
    static String run(Class<?> main, Map<String, String> environment, Path folder) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                place(MakoClient.class) + File.pathSeparator + place(main),
                main.getName());
        builder.environment().putAll(environment);
        Path file = folder.resolve("output");
        Process process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(file);
        assertTrue(ended, "the program still runs; it printed " + output);
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    /** Where a class was loaded from, for the class path of another JVM or loader. */
    static Path place(Class<?> type) throws Exception {
        return Path.of(type.getResource(type.getSimpleName() + ".class").toURI()).getParent().getParent().getParent();
    }
}
