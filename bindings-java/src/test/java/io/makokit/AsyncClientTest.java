package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AsyncClientTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    /** The error with which a future ends. */
    static Throwable failure(CompletableFuture<?> future) {
        return assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS))
                .getCause();
    }

    @Test
    void manyCallsAtOnceAllEnd() {
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            List<CompletableFuture<List<Company>>> futures = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                futures.add(client.listCompanies());
            }
            futures.forEach(future -> assertTrue(!future.join().isEmpty()));
        }
    }

    @Test
    void tenThousandCallsAtOnceAllEnd() throws Exception {
        MakoAsyncClient.Builder builder = SandboxProcess.unlimited().configured(MakoAsyncClient.builder());
        try (MakoAsyncClient client = builder.rateLimit(1_000_000).build()) {
            List<CompletableFuture<List<Company>>> futures = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                futures.add(client.listCompanies());
            }
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
            assertTrue(futures.stream().noneMatch(future -> future.join().isEmpty()));
        }
    }

    @Test
    void callsChain() {
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            String name = client.addCompany(ClientTest.company("Chained"))
                    .thenCompose(company -> client.getCompany(company.id()))
                    .thenApplyAsync(Company::name)
                    .join();
            assertEquals("Chained", name);
            assertTrue(client.limits().join().size() >= 2);
        }
    }

    @Test
    void anErrorHasTheStackOfItsCaller() {
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            CompletableFuture<?> future = client.call("GET", "/nothing");
            CompletionException thrown = assertThrows(CompletionException.class, future::join);
            assertInstanceOf(EndpointNotFoundException.class, thrown.getCause());
            String stack = List.of(thrown.getCause().getStackTrace()).toString();
            assertTrue(stack.contains("anErrorHasTheStackOfItsCaller"), stack);
        }
    }

    @Test
    void cancellingAFutureEndsItsCall() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoAsyncClient client =
                        server.configured(MakoAsyncClient.builder()).build()) {
            CompletableFuture<List<Company>> future = client.listCompanies();
            assertTrue(server.awaitArrival());
            assertTrue(future.cancel(false));
            assertTrue(server.awaitHangUp(), "the connection is still open");
            assertThrows(CancellationException.class, future::join);
            assertEquals(1, server.requests());
        }
    }

    @Test
    void aTimeoutOfAFutureEndsItsCall() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoAsyncClient client =
                        server.configured(MakoAsyncClient.builder()).build()) {
            CompletableFuture<List<Company>> future = client.listCompanies();
            assertTrue(server.awaitArrival());
            assertInstanceOf(TimeoutException.class, failure(future.orTimeout(1, TimeUnit.MILLISECONDS)));
            assertTrue(server.awaitHangUp(), "the connection is still open");
        }
    }

    @Test
    void aClosedClientSaysSo() {
        MakoAsyncClient client = SANDBOX.asyncClient();
        client.close();
        client.close();
        assertInstanceOf(ClosedException.class, failure(client.listCompanies()));
    }
}
