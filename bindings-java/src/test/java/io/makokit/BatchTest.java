package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.AddCompany;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many records through one operation. */
class BatchTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    @Test
    void eachRecordIsToldOf() {
        BatchOptions options = BatchOptions.builder()
                .size(2)
                .pause(Duration.ofMillis(10))
                .whenInvalid(WhenInvalid.GO_ON)
                .stopAfter(5)
                .build();
        List<Object> records = List.of(
                ClientTest.company("A"),
                AddCompany.fromMap(ClientTest.company("B")).toBuilder()
                        .extra("note", "n")
                        .build(),
                Map.of("nmae", "C"));
        try (MakoClient client = SANDBOX.client();
                Batch batch = client.batch("addCompany", records, options)) {
            List<BatchResult> results = new ArrayList<>();
            batch.forEach(results::add);
            assertEquals(
                    List.of(2, 0, 1), results.stream().map(BatchResult::index).toList());
            assertInstanceOf(InvalidDataException.class, results.get(0).error());
            assertEquals("A", ((Map<?, ?>) results.get(1).answer()).get("name"));
            assertTrue(results.get(1).isDone() && results.get(2).isDone(), results.toString());
            assertEquals(new BatchProgress(2, 0, 1, 0, 0, 0), batch.progress().orElseThrow());

            BatchOptions rest = BatchOptions.builder().skip(Set.of(0, 1, 2)).build();
            assertTrue(!client.batch("addCompany", records, rest).hasNext());
            Batch wrong = client.batch(
                    "addCompany", records, BatchOptions.builder().size(0).build());
            assertThrows(ConfigException.class, wrong::hasNext);
            assertThrows(IllegalArgumentException.class, () -> client.batch("addCompany", List.of(1)));
        }
    }

    @Test
    void anInterruptedThreadCancelsItsBatchAndReadsOn() {
        BatchOptions options = BatchOptions.builder().atATime(1).build();
        try (MakoClient client = SANDBOX.client();
                Batch batch = client.batch("addCompany", companies("Interrupted", 9), options)) {
            assertEquals(BatchOutcome.DONE, batch.next().outcome());
            Thread.currentThread().interrupt();
            assertThrows(CancelledException.class, () -> batch.forEach(result -> {}));
            batch.cancel();
            assertTrue(Thread.interrupted());
            List<BatchResult> rest = new ArrayList<>();
            batch.forEach(rest::add);
            assertEquals(BatchOutcome.NOT_SENT, rest.get(rest.size() - 1).outcome());
        }
    }

    @Test
    void aCancelledBatchTellsOfTheRest() {
        List<Map<String, ?>> records = companies("Cancelled", 9);
        BatchOptions options = BatchOptions.builder().atATime(1).build();
        try (MakoClient client = SANDBOX.client();
                Batch batch = client.batch("addCompany", records, options)) {
            assertEquals(BatchOutcome.DONE, batch.next().outcome());
            batch.cancel();
            List<BatchResult> rest = new ArrayList<>();
            batch.forEach(rest::add);
            assertEquals(8, rest.size());
            assertEquals(BatchOutcome.NOT_SENT, rest.get(7).outcome());
            assertEquals("it was stopped", rest.get(7).why());
        }
    }

    @Test
    void whoReadsAtTheSameTimeReadsBehindTheOthers() {
        List<Map<String, ?>> records = companies("Shared", 9);
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            AsyncBatch batch = client.batch(
                    "addCompany", records, BatchOptions.builder().atATime(2).build());
            List<CompletableFuture<List<BatchResult>>> asked = new ArrayList<>();
            for (int reader = 0; reader < 12; reader++) {
                asked.add(batch.nextResults());
            }
            asked.get(1).cancel(true);
            List<Integer> told = new ArrayList<>();
            asked.stream().filter(future -> !future.isCancelled()).forEach(future -> future.join()
                    .forEach(result -> told.add(result.index())));
            assertEquals(IntStream.range(0, 9).boxed().toList(), told);
            assertEquals(new BatchProgress(9, 0, 0, 0, 0, 0), batch.progress().orElseThrow());
            assertEquals(List.of(), batch.nextResults().join());
        }
    }

    @Test
    void whatTheProgramForgetsTheCoreForgets() throws Exception {
        try (MakoClient client = SANDBOX.client();
                MakoAsyncClient async = SANDBOX.asyncClient()) {
            List<Map<String, ?>> records = companies("Forgotten", 3);
            ReferenceQueue<Object> gone = new ReferenceQueue<>();
            Batch batch = client.batch("addCompany", records);
            batch.next();
            Arguments look = look(batch.place());
            assertTrue(isKnown(client, look));
            Reference<Object> held = new PhantomReference<>(batch, gone);
            batch = null;
            Forgotten.await(gone);
            awaitForgotten(client, look);

            AsyncBatch other = async.batch("addCompany", records);
            other.nextResults().join();
            look = look(other.place());
            assertTrue(isKnown(async, look));
            Reference<Object> heldToo = new PhantomReference<>(other, gone);
            other = null;
            Forgotten.await(gone);
            awaitForgotten(async, look);
            assertNotSame(held, heldToo);
        }
    }

    @Test
    void whatIsClosedIsForgotten() throws Exception {
        try (MakoClient client = SANDBOX.client();
                MakoAsyncClient async = SANDBOX.asyncClient()) {
            List<Map<String, ?>> records = companies("Closed", 3);
            Batch batch = client.batch("addCompany", records);
            batch.next();
            batch.close();
            awaitForgotten(client, look(batch.place()));
            AsyncBatch begun = async.batch("addCompany", records);
            begun.nextResults().join();
            begun.close();
            awaitForgotten(async, look(begun.place()));
            assertEquals(List.of(), begun.nextResults().join());
            AsyncBatch fresh = async.batch("addCompany", records);
            fresh.close();
            assertEquals(List.of(), fresh.nextResults().join());
            Batch never = client.batch("addCompany", records);
            never.close();
            assertFalse(never.hasNext());
            AsyncBatch beginning = async.batch("addCompany", records);
            CompletableFuture<Void> stopped = beginning.stop();
            beginning.close();
            stopped.handle((heard, error) -> heard).join();
            awaitForgotten(async, look(beginning.place()));
        }
    }

    @Test
    void anInterruptLosesNoBatchThatBegins() throws Exception {
        try (SilentServer server = new SilentServer();
                MakoClient client = server.configured(MakoClient.builder()).build();
                Batch batch = client.batch("addCompany", companies("Interrupted", 2000))) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    batch.hasNext();
                } catch (Throwable error) {
                    thrown.complete(error);
                }
            });
            reader.start();
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            reader.interrupt();
            assertInstanceOf(CancelledException.class, thrown.get(20, TimeUnit.SECONDS));
            assertTrue(batch.place().isBegun());
        }
    }

    private static void awaitForgotten(Object client, Arguments look) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (isKnown(client, look)) {
            assertTrue(System.nanoTime() < end, "the core still has the batch");
        }
    }

    /** A question that no batch answers: it cannot have told so much. */
    private static Arguments look(BatchPlace place) {
        return Arguments.raw(Map.of("batch", Row.object(place.next().checked()).get("batch"), "told", 1_000_000));
    }

    /** Whether the core still has a batch: it then says what it has told. */
    private static boolean isKnown(Object client, Arguments look) {
        Session session =
                client instanceof MakoClient waiting ? waiting.session() : ((MakoAsyncClient) client).session();
        ConfigException told =
                assertThrows(ConfigException.class, () -> session.call(BatchPlace.END, look, CallOptions.NONE));
        boolean isGone = told.getMessage().contains("has no batch");
        assertTrue(isGone || told.getMessage().contains("told is 1000000"), told.getMessage());
        return !isGone;
    }

    @Test
    void threadsShareABatch() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (MakoClient client = SANDBOX.client();
                Batch batch = client.batch("addCompany", companies("Threads", 20))) {
            List<Future<List<Integer>>> readers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                readers.add(threads.submit(() -> indices(batch)));
            }
            List<Integer> told = new ArrayList<>();
            for (Future<List<Integer>> reader : readers) {
                told.addAll(reader.get(20, TimeUnit.SECONDS));
            }
            assertEquals(
                    IntStream.range(0, 20).boxed().toList(),
                    told.stream().sorted().toList());
        } finally {
            threads.shutdown();
        }
    }

    /** What one of several readers is told, to the end. */
    private static List<Integer> indices(Batch batch) {
        List<Integer> told = new ArrayList<>();
        try {
            while (true) {
                told.add(batch.next().index());
            }
        } catch (NoSuchElementException end) {
            return told;
        }
    }

    private static List<Map<String, ?>> companies(String name, int count) {
        List<Map<String, ?>> records = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            records.add(ClientTest.company(name + " " + number));
        }
        return records;
    }

    @Test
    void theAsynchronousClientTellsToo() {
        List<Map<String, ?>> records = List.of(ClientTest.company("Async A"), ClientTest.company("Async B"));
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            List<BatchOutcome> outcomes = new ArrayList<>();
            client.batch("addCompany", records)
                    .forEach(result -> outcomes.add(result.outcome()))
                    .join();
            assertEquals(List.of(BatchOutcome.DONE, BatchOutcome.DONE), outcomes);
            AsyncBatch stopped = client.batch("addCompany", records);
            stopped.stop().join();
            stopped.forEach(result -> outcomes.add(result.outcome())).join();
            assertEquals(BatchOutcome.NOT_SENT, outcomes.get(3));
        }
    }
}
