package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that collects what has ended is held up by nobody. */
class PumpTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    @TempDir
    Path folder;

    @Test
    void aSlowCallbackStallsNobody() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        ExecutorService own = Executors.newSingleThreadExecutor();
        try (MakoAsyncClient slow = SANDBOX.asyncClient();
                MakoAsyncClient other = SANDBOX.configured(MakoAsyncClient.builder())
                        .executor(own)
                        .build();
                MakoClient waiting = SANDBOX.client()) {
            CompletableFuture<Void> held = slow.listCompanies().thenAcceptAsync(companies -> {
                blocked.countDown();
                awaited(free);
            });
            assertTrue(blocked.await(20, TimeUnit.SECONDS));
            assertFalse(waiting.listCompanies().isEmpty());
            assertFalse(other.listCompanies().get(20, TimeUnit.SECONDS).isEmpty());
            assertFalse(held.isDone());
            free.countDown();
            held.get(20, TimeUnit.SECONDS);
        } finally {
            free.countDown();
            own.shutdown();
        }
    }

    @Test
    void callbacksRunOnTheChosenExecutor() throws Exception {
        ExecutorService own = Executors.newSingleThreadExecutor(work -> new Thread(work, "chosen"));
        CountDownLatch ready = new CountDownLatch(1);
        try (MakoAsyncClient client =
                SANDBOX.configured(MakoAsyncClient.builder()).executor(own).build()) {
            own.execute(() -> awaited(ready));
            CompletableFuture<String> name = client.listCompanies()
                    .thenApply(list -> Thread.currentThread().getName());
            ready.countDown();
            assertEquals("chosen", name.get(20, TimeUnit.SECONDS));
        } finally {
            own.shutdown();
        }
    }

    @Test
    void whatFollowsRunsOnTheChosenExecutorToo() throws Exception {
        ExecutorService own = Executors.newSingleThreadExecutor(work -> new Thread(work, "chosen"));
        try (MakoAsyncClient client =
                SANDBOX.configured(MakoAsyncClient.builder()).executor(own).build()) {
            CompletableFuture<String> name = client.listCompanies()
                    .thenApply(list -> list.size())
                    .thenApplyAsync(size -> Thread.currentThread().getName());
            assertEquals("chosen", name.get(20, TimeUnit.SECONDS));
            CompletableFuture<String> refused = client.addMako(Map.of("name", Double.NaN))
                    .exceptionally(error -> null)
                    .thenApplyAsync(none -> Thread.currentThread().getName());
            assertEquals("chosen", refused.get(20, TimeUnit.SECONDS));
            AsyncBatch batch = client.batch("addMako", List.of());
            assertEquals("chosen", place(batch.nextResults()));
            assertEquals("chosen", place(batch.stop()));
        } finally {
            own.shutdown();
        }
    }

    @Test
    void anExecutorThatRefusesLosesNoAnswer() throws Exception {
        try (MakoAsyncClient client = SANDBOX.configured(MakoAsyncClient.builder())
                .executor(work -> {
                    throw new RejectedExecutionException("shut down");
                })
                .build()) {
            assertFalse(client.listCompanies().get(20, TimeUnit.SECONDS).isEmpty());
        }
    }

    @Test
    void aCommonPoolWithoutThreadsLosesNoAnswer() throws Exception {
        List<String> command =
                List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=0", RefusedCall.class.getName());
        Path java = Path.of(System.getProperty("java.home"));
        assertEquals("true\ntrue\n", ExitTest.run(java, command, SANDBOX.environment(), folder, 20));
    }

    @Test
    void anExecutorThatFailsLosesNoAnswer() throws Exception {
        try (MakoAsyncClient broken = SANDBOX.configured(MakoAsyncClient.builder())
                        .executor(work -> {
                            throw new IllegalStateException("on purpose");
                        })
                        .build();
                MakoAsyncClient sound = SANDBOX.asyncClient()) {
            assertFalse(broken.listCompanies().get(20, TimeUnit.SECONDS).isEmpty());
            assertFalse(sound.listCompanies().get(20, TimeUnit.SECONDS).isEmpty());
        }
    }

    @Test
    void thePumpDoesNotWaitForItself() throws Exception {
        CountDownLatch chained = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (MakoClient waiting = SANDBOX.client();
                MakoAsyncClient direct = SANDBOX.configured(MakoAsyncClient.builder())
                        .executor(work -> {
                            awaited(chained);
                            work.run();
                        })
                        .build()) {
            CompletableFuture<Object> end = direct.listCompanies().handle((companies, error) -> {
                try {
                    return waiting.listCompanies();
                } catch (IllegalStateException refused) {
                    thrown.set(refused);
                    return null;
                }
            });
            chained.countDown();
            end.get(20, TimeUnit.SECONDS);
        }
        assertInstanceOf(IllegalStateException.class, thrown.get());
    }

    @Test
    void callsThatEndAtOnceAreNotLost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (MakoAsyncClient client = SANDBOX.asyncClient();
                MakoClient waiting = SANDBOX.client()) {
            List<CompletableFuture<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                ends.add(CompletableFuture.runAsync(
                        () -> {
                            List<CompletableFuture<?>> calls = new ArrayList<>();
                            for (int i = 0; i < 500; i++) {
                                calls.add(client.limits());
                                waiting.limits();
                            }
                            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                                    .join();
                        },
                        threads));
            }
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdown();
        }
    }

    private static String place(CompletableFuture<?> future) throws Exception {
        return future.thenApplyAsync(value -> Thread.currentThread().getName()).get(20, TimeUnit.SECONDS);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }
}
