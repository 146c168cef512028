package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens on the way of calls is logged for those who want it. */
class CallLogTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    @Test
    void aCallIsLoggedBesideTheHook() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        List<String> lines = lines(builder -> builder.onEvent(event -> told.add(event.name())));
        assertEquals(6, told.size(), told.toString());
        isTheCall(lines);
    }

    @Test
    void aCallIsLoggedWithoutAHook() throws Exception {
        isTheCall(lines(builder -> {}));
    }

    @Test
    void whatNobodyLogsCostsNothing() throws Exception {
        assertNull(CallLog.beside(null));
        try (MakoClient client = SANDBOX.client()) {
            assertNull(client.session().events());
        }
    }

    static Stream<Arguments> rare() {
        return Stream.of(
                Arguments.of(
                        new Event.Wait("op", "r", Duration.ofMillis(7)),
                        "INFO: op [r] waiting for 7 ms: the rate limit holds it back"),
                Arguments.of(new Event.Refresh("Tls", Duration.ofMillis(7)), "FINE: token: refused (Tls) after 7 ms"),
                Arguments.of(
                        new Event.Reauthorization("op", "r", "219", "InvalidToken", "a\nb"),
                        "FINE: op [r] the connection has to be made anew: a b"),
                Arguments.of(
                        new Event.BreakerOpened("219", 5, "Server", Duration.ofMillis(7)),
                        "FINE: paused for 7 ms, after 5 failures"),
                Arguments.of(
                        new Event.BreakerClosed("219", Duration.ofMillis(7)),
                        "FINE: resumed after 7 ms: the connection answers again"),
                Arguments.of(new Event.Dropped(7), "FINE: 7 events came too quickly to be kept"),
                Arguments.of(new Event.Other("new", Map.of("a", 1L)), "FINE: new {a=1}"));
    }

    @ParameterizedTest
    @MethodSource("rare")
    void eachKindHasALine(Event event, String line) {
        try (Ear ear = new Ear()) {
            CallLog.log(event);
            assertEquals(List.of("io.makokit " + line + "\n"), ear.heard());
        }
    }

    private static void isTheCall(List<String> lines) {
        List<String> patterns = List.of(
                "FINE: token: a new one, in \\d+ ms",
                "FINE: getMako \\[\\S+] sending GET \\S+/getMako/1",
                "FINE: getMako \\[\\S+] answered 503 in \\d+ ms",
                "INFO: getMako \\[\\S+] again in \\d+ ms, after: .+",
                "FINE: getMako \\[\\S+] sending GET \\S+/getMako/1 \\(try 2\\)",
                "FINE: getMako \\[\\S+] answered 200 in \\d+ ms");
        assertEquals(patterns.size(), lines.size(), lines.toString());
        for (int i = 0; i < patterns.size(); i++) {
            assertTrue(lines.get(i).matches("io.makokit " + patterns.get(i) + "\n"), lines.get(i));
        }
        assertFalse(lines.toString().contains(SANDBOX.clientSecret()));
    }

    /** What is logged of a call that is made twice. */
    private static List<String> lines(Consumer<MakoClient.Builder> more) throws Exception {
        Map<String, ?> playback = SANDBOX.play(Scripts.of(
                Scripts.get("getMako/1", Map.of("status", 503, "text", "no")),
                Scripts.get("getMako/1", Scripts.ok(Map.of("id", "1")))));
        try (Ear ear = new Ear()) {
            MakoClient.Builder builder = SANDBOX.playing(MakoClient.builder(), playback);
            more.accept(builder);
            try (MakoClient client = builder.build()) {
                client.getMako("1");
            }
            return ear.heard().stream()
                    .filter(line -> line.startsWith("io.makokit "))
                    .toList();
        }
    }
}
