package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a hook has been told when its client is closed. */
class ClosingTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    /** The answer of a blocking call comes past the queue in which its events are. */
    @Test
    void allThatHasHappenedIsToldBeforeTheEnd() {
        for (int round = 0; round < 300; round++) {
            List<String> told = new CopyOnWriteArrayList<>();
            try (MakoClient client = SANDBOX.configured(MakoClient.builder())
                    .onEvent(event -> told.add(event.name()))
                    .build()) {
                client.listCompanies();
            }
            assertTrue(told.contains("after_response"), "round " + round + ": " + told);
        }
    }

    /** As after a call that an interrupt has ended. */
    @Test
    void anInterruptedThreadLosesNothingEither() {
        for (int round = 0; round < 100; round++) {
            List<String> told = new CopyOnWriteArrayList<>();
            MakoClient client = SANDBOX.configured(MakoClient.builder())
                    .onEvent(event -> told.add(event.name()))
                    .build();
            client.listCompanies();
            Thread.currentThread().interrupt();
            client.close();
            assertTrue(Thread.interrupted());
            assertTrue(told.contains("after_response"), "round " + round + ": " + told);
        }
    }

    @Test
    void aHookMayCloseItsClient() throws Exception {
        Map<String, ?> playback = SANDBOX.play(Scripts.of(Scripts.get("getMako/1", Scripts.ok(Map.of("id", "1")))));
        List<String> told = new CopyOnWriteArrayList<>();
        AtomicReference<MakoClient> own = new AtomicReference<>();
        own.set(SANDBOX.playing(MakoClient.builder(), playback)
                .onEvent(event -> {
                    told.add(event.name());
                    own.get().close();
                })
                .build());
        try (MakoClient client = own.get()) {
            client.getMako("1");
        }
        assertEquals(1, told.size(), told.toString());
    }
}
