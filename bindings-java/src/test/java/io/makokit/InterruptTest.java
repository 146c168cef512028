package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptTest {
    @Test
    void anInterruptEndsTheCall() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoClient client = server.configured(MakoClient.builder()).build()) {
            MakokitException error = interrupted(server, client::listCompanies);
            assertEquals(CancelledException.class, error.getClass());
            assertEquals("listCompanies", error.operation());
            assertTrue(error.getMessage().contains("may have been carried out"), error.getMessage());
            assertTrue(server.awaitHangUp(), "the connection is still open");
        }
    }

    @Test
    void anInterruptedCreateIsNoneThatWasNeverSent() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoClient client = server.configured(MakoClient.builder()).build()) {
            MakokitException error = interrupted(server, () -> client.addCompany(ClientTest.company("A")));
            assertEquals(OutcomeUnknownException.class, error.getClass());
            assertEquals("addCompany", error.operation());
            assertFalse(error.retryable());
            assertTrue(error.getMessage().contains("find out what was done before you repeat it"), error.getMessage());
            assertEquals(CancelledException.class, error.outcomeCause().getClass());
            assertEquals(
                    OutcomeUnknownException.class,
                    interrupted(server, () -> client.call("POST", "/addThing")).getClass());
        }
    }

    @Test
    void aLostAnswerLeavesACreateOpen() {
        Error memory = new OutOfMemoryError("on purpose");
        MakokitException read = Unheard.of("mako", MakoRows.LIST_COMPANIES).lost(memory);
        assertEquals(InternalException.class, read.getClass());
        assertSame(memory, read.getCause());
        MakokitException created = Unheard.of("mako", MakoRows.ADD_COMPANY).lost(memory);
        assertEquals(OutcomeUnknownException.class, created.getClass());
        assertEquals(InternalException.class, created.outcomeCause().getClass());
        assertSame(memory, created.outcomeCause().getCause());
    }

    @Test
    void anInterruptedThreadSendsNothing() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoClient client = server.configured(MakoClient.builder()).build()) {
            Thread.currentThread().interrupt();
            CancelledException error = assertThrows(CancelledException.class, client::listCompanies);
            assertTrue(error.getMessage().contains("nothing was sent"), error.getMessage());
            assertThrows(CancelledException.class, () -> client.addCompany(ClientTest.company("A")));
            assertTrue(Thread.interrupted());
            assertEquals(0, server.requests());
        }
    }

    @Test
    void aCreateThatWaitsForItsPermitWasNotSent() throws Exception {
        CompletableFuture<Event> waits = new CompletableFuture<>();
        try (GuideServer server = new GuideServer();
                MakoClient client = server.settings("hush")
                        .rateLimit(1)
                        .rateInterval(Duration.ofMinutes(10))
                        .timeout(Duration.ofHours(1))
                        .clock(ClockKind.REAL)
                        .onEvent(event -> {
                            if (event instanceof Event.Wait) {
                                waits.complete(event);
                            }
                        })
                        .build()) {
            client.addCompany(ClientTest.company("A"));
            Thread caller = Thread.currentThread();
            waits.thenRun(caller::interrupt);
            CancelledException error =
                    assertThrows(CancelledException.class, () -> client.addCompany(ClientTest.company("B")));
            assertTrue(error.getMessage().contains("nothing was sent"), error.getMessage());
            assertTrue(Thread.interrupted());
            assertEquals(1, server.received.size());
        }
    }

    /** What a call throws whose thread is interrupted, and stays so, when its request has arrived. */
    private static MakokitException interrupted(SilentServer server, Runnable call) throws Exception {
        CompletableFuture<MakokitException> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                call.run();
                thrown.completeExceptionally(new AssertionError("it was answered"));
            } catch (MakokitException error) {
                boolean stillInterrupted = Thread.currentThread().isInterrupted();
                thrown.complete(stillInterrupted ? error : null);
            }
        });
        caller.start();
        assertTrue(server.awaitArrival());
        caller.interrupt();
        MakokitException error = thrown.get(20, TimeUnit.SECONDS);
        assertNotNull(error, "the thread is not interrupted any more");
        return error;
    }
}
