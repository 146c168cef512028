package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.AddCompany;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                AddCompany.fromMap(ClientTest.company("B")).toBuilder().extra("note", "n").build(),
                Map.of("nmae", "C"));
        try (MakoClient client = SANDBOX.client();
                Batch batch = client.batch("addCompany", records, options)) {
            List<BatchResult> results = new ArrayList<>();
            batch.forEach(results::add);
            assertEquals(List.of(2, 0, 1), results.stream().map(BatchResult::index).toList());
            assertInstanceOf(InvalidDataException.class, results.get(0).error());
            assertEquals("A", ((Map<?, ?>) results.get(1).answer()).get("name"));
            assertTrue(results.get(1).isDone() && results.get(2).isDone(), results.toString());
            assertEquals(new BatchProgress(2, 0, 1, 0, 0, 0), batch.progress().orElseThrow());

            BatchOptions rest = BatchOptions.builder().skip(Set.of(0, 1, 2)).build();
            assertTrue(!client.batch("addCompany", records, rest).hasNext());
            Batch wrong = client.batch("addCompany", records, BatchOptions.builder().size(0).build());
            assertThrows(ConfigException.class, wrong::hasNext);
            assertThrows(IllegalArgumentException.class, () -> client.batch("addCompany", List.of(1)));
        }
    }

    @Test
    void aCancelledBatchTellsOfTheRest() {
        List<Map<String, ?>> records = new ArrayList<>();
        for (int number = 0; number < 9; number++) {
            records.add(ClientTest.company("Cancelled " + number));
        }
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
    void theAsynchronousClientTellsToo() {
        List<Map<String, ?>> records = List.of(ClientTest.company("Async A"), ClientTest.company("Async B"));
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            List<BatchOutcome> outcomes = new ArrayList<>();
            client.batch("addCompany", records).forEach(result -> outcomes.add(result.outcome())).join();
            assertEquals(List.of(BatchOutcome.DONE, BatchOutcome.DONE), outcomes);
            AsyncBatch stopped = client.batch("addCompany", records);
            stopped.stop().join();
            stopped.forEach(result -> outcomes.add(result.outcome())).join();
            assertEquals(BatchOutcome.NOT_SENT, outcomes.get(3));
        }
    }
}
