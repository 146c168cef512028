package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptTest {
    @Test
    void anInterruptEndsTheCall() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoClient client = server.configured(MakoClient.builder()).build()) {
            CompletableFuture<MakokitException> thrown = new CompletableFuture<>();
            CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    client.listCompanies();
                } catch (MakokitException error) {
                    stillInterrupted.complete(Thread.currentThread().isInterrupted());
                    thrown.complete(error);
                }
            });
            caller.start();
            assertTrue(server.awaitArrival());
            caller.interrupt();
            MakokitException error = thrown.get(20, TimeUnit.SECONDS);
            assertEquals(CancelledException.class, error.getClass());
            assertEquals("listCompanies", error.operation());
            assertTrue(error.getMessage().contains("may have been carried out"), error.getMessage());
            assertTrue(stillInterrupted.get());
            assertTrue(server.awaitHangUp(), "the connection is still open");
        }
    }

    @Test
    void anInterruptedThreadSendsNothing() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoClient client = server.configured(MakoClient.builder()).build()) {
            Thread.currentThread().interrupt();
            CancelledException error = assertThrows(CancelledException.class, client::listCompanies);
            assertTrue(Thread.interrupted());
            assertTrue(error.getMessage().contains("nothing was sent"), error.getMessage());
            assertEquals(0, server.requests());
        }
    }
}
