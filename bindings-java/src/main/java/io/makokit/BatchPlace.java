package io.makokit;

import io.makokit.internal.Fields;
import io.makokit.internal.JsonWriter;
import io.makokit.internal.NativeBridge;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/** How far the results of a batch were read. */
final class BatchPlace {
    /** Begins a batch, and gives its number. */
    static final Row<Long> BEGIN = Row.one("batch", map -> {
        Fields fields = new Fields("batch", map);
        return fields.required("batch", fields.whole("batch"));
    });

    /** Asks for results. */
    static final Row<Results> RESULTS = Row.one("results", Results::fromMap);

    /** Ends a batch. */
    static final Row<Object> END = Row.any("results", true);

    private final String operation;
    private final Arguments begin;
    private Long batch;
    private long told;
    private boolean ended;
    private boolean closed;
    /** Lets the core forget the batch; null before it has begun. */
    private Cleaner.Cleanable kept;

    private BatchProgress progress;

    /**
     * Results that came together.
     *
     * @param results the results; none at the end
     * @param progress how far the batch has come
     */
    record Results(List<BatchResult> results, BatchProgress progress) {
        static Results fromMap(Map<String, ?> map) {
            return new Results(
                    Row.many(BatchResult::fromMap).apply(map.get("results")),
                    BatchProgress.fromMap(Row.object(map.get("progress"))));
        }
    }

    BatchPlace(String operation, Iterable<?> records, BatchOptions options) {
        this.operation = Objects.requireNonNull(operation, "operation");
        List<Object> sent = new ArrayList<>();
        Map<String, Object> extra = new LinkedHashMap<>();
        for (Object record : records) {
            Arguments arguments = arguments(record);
            if (!arguments.unchecked().isEmpty()) {
                extra.put(String.valueOf(sent.size()), arguments.unchecked());
            }
            sent.add(arguments.checked());
        }
        begin = Arguments.raw(
                Map.of("operation", operation, "records", sent, "extra", extra, "options", options.toMap()));
    }

    /** A record by itself, or the parts of a path and a request side by side. */
    private static Arguments arguments(Object record) {
        if (record instanceof Model model) {
            return Arguments.body(model);
        }
        if (!(record instanceof Map<?, ?>)) {
            throw new IllegalArgumentException("a record is a model or a map, and not " + record);
        }
        Map<String, Object> map = new LinkedHashMap<>(Row.object(record));
        if (!(map.get("request") instanceof Model request)) {
            return Arguments.raw(map);
        }
        Arguments content = Arguments.body(request);
        map.put("request", content.checked());
        return new Arguments(map, content.unchecked());
    }

    Arguments begin() {
        return begin;
    }

    synchronized boolean isBegun() {
        return batch != null;
    }

    /** It has begun, and lasts in the core until it has ended, or is closed, or its owner is forgotten. */
    synchronized void begun(long number, Session session, Object owner) {
        batch = number;
        kept = new Handle(number, forgetting(session.id())).closedWith(owner);
        if (closed) {
            kept.clean();
        }
    }

    /** Gives up a client's batch without holding that client, and waits for nothing; one that has ended the core ignores. */
    private static LongConsumer forgetting(long client) {
        return number -> {
            byte[] forget = JsonWriter.write(end(number, "forget").checked());
            NativeBridge.submit(NativeBridge.number(), client, END.bytes(), forget, new byte[0]);
        };
    }

    synchronized boolean isEnded() {
        return ended || closed;
    }

    synchronized Arguments next() {
        return Arguments.raw(Map.of("batch", batch, "told", told));
    }

    synchronized Arguments end(String how) {
        return end(batch, how);
    }

    private static Arguments end(long number, String how) {
        return Arguments.raw(Map.of("batch", number, "end", how));
    }

    synchronized void close() {
        closed = true;
        if (kept != null && !ended) {
            kept.clean();
        }
    }

    synchronized List<BatchResult> take(Results results) {
        told += results.results().size();
        ended = results.results().isEmpty();
        progress = results.progress();
        return results.results();
    }

    /** Nobody was there to take them: they are asked for again. */
    synchronized void giveBack(List<BatchResult> results) {
        told -= results.size();
        ended = false;
    }

    synchronized Optional<BatchProgress> progress() {
        return Optional.ofNullable(progress);
    }

    @Override
    public String toString() {
        return "[" + operation + ", " + progress().map(Object::toString).orElse("not begun") + "]";
    }
}
