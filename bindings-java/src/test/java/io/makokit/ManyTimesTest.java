package io.makokit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done very often leaves nothing behind, on the heap or beside it. {@code cargo dev soak java} does it at length. */
class ManyTimesTest {
    private static final boolean LONG = System.getenv("MAKOKIT_SOAK") != null;

    /** A heap that cannot grow: what does is not on it. */
    private static final List<String> SMALL =
            List.of("-Xms24m", "-Xmx24m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Less than 5 bytes for each crossing of the long run, and less than 100 for those of the short one. */
    private static final long MOST_KIB = 4 * 1024;

    @TempDir
    Path folder;

    @Test
    void crossingTheSeamLeavesNothing() throws Exception {
        grown("crossings", LONG ? 100_000 : 5_000, List.of());
    }

    @Test
    void callsLeaveNothing() throws Exception {
        grown("calls", LONG ? 100_000 : 3_000, List.of());
    }

    /** The JVM checks each use of its own interface, and prints what it finds. */
    @Test
    void theJvmFindsNoFaultWithTheLibrary() throws Exception {
        grown("crossings", LONG ? 10_000 : 200, List.of("-Xcheck:jni"));
    }

    private void grown(String what, int times, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(SMALL);
        command.addAll(options);
        command.addAll(List.of(ManyTimes.class.getName(), what, Integer.toString(times)));
        Path java = Path.of(System.getProperty("java.home"));
        String printed = ExitTest.run(java, command, SandboxProcess.unlimited().environment(), folder, LONG ? 900 : 60);
        assertTrue(printed.matches("grown -?\\d+\\R"), "it prints nothing else: " + printed);
        long grown = Long.parseLong(printed.replaceAll("[^-0-9]", ""));
        assertTrue(grown < MOST_KIB, what + ", " + times + " times: grown by " + grown + " KiB");
    }
}
