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
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                place(MakoClient.class) + File.pathSeparator + place(OneCall.class),
                OneCall.class.getName());
        SandboxProcess sandbox = SandboxProcess.shared();
        builder.environment()
                .putAll(Map.of(
                        "MAKO_BASE_URL", sandbox.baseUrl(),
                        "MAKO_CLIENT_ID", sandbox.clientId(),
                        "MAKO_CLIENT_SECRET", sandbox.clientSecret()));
        Path file = folder.resolve("output");
        Process process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(file);
        assertTrue(ended, "the program still runs; it printed " + output);
        assertEquals("true\ntrue\n", output);
        assertEquals(0, process.exitValue());
    }

    /** Where a class was loaded from, for the class path of another JVM or loader. */
    static Path place(Class<?> type) throws Exception {
        return Path.of(type.getResource(type.getSimpleName() + ".class").toURI()).getParent().getParent().getParent();
    }
}
