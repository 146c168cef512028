package io.makokit;

import io.makokit.internal.Completion;
import io.makokit.internal.Core;
import io.makokit.internal.JsonException;
import io.makokit.internal.JsonWriter;
import io.makokit.internal.NativeBridge;
import io.makokit.internal.Pump;
import io.makokit.internal.ThreadKind;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** An open client of the core, shared by the clients that differ in options only. */
final class Session {
    private static final byte[] NO_OPTIONS = {};

    private final Opening opening;
    private final String system;
    private final Handle handle;
    /** For how long closing waits for a hook that has not had all events yet. */
    private static final Duration LAST_EVENTS = Duration.ofSeconds(1);

    private final EventLane events;
    private final Cleaner.Cleanable cleanable;

    /** The lane is held here alone, and not by the pump: a hook may hold the client, which would then never be forgotten. */
    private Session(Opening opening, Handle handle, EventLane events) {
        this.opening = opening;
        this.system = opening.system();
        this.handle = handle;
        this.events = events;
        this.cleanable = handle.closedWith(this);
    }

    /** Opens a client; nothing is sent. */
    static Session open(Opening opening) {
        Core.load();
        Warnings.hear();
        long id = Core.answered(NativeBridge.open(opening.json())).getLong();
        EventLane events = opening.hook() == null ? null : new EventLane(opening.hook());
        if (events != null) {
            Pump.listen(id, events);
        }
        return new Session(opening, new Handle(id, Session::close), events);
    }

    /** Calls and waits for the answer. */
    <T> T call(Row<T> row, Arguments arguments, CallOptions options) {
        if (Thread.currentThread().isInterrupted()) {
            throw unheard(row).notSent();
        }
        Waiter waiter = new Waiter(this, unheard(row));
        long call = submitted(row, arguments, options, waiter);
        try {
            return end(row, waiter.await());
        } catch (InterruptedException interrupted) {
            Pump.GivenUp came = Pump.giveUp(call);
            try {
                if (came == Pump.GivenUp.ENDED) {
                    return end(row, waiter.awaitUninterruptibly());
                }
                throw came == Pump.GivenUp.NOT_SENT
                        ? unheard(row).notSent()
                        : unheard(row).interrupted();
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Calls what sends nothing and ends at once. An interrupt does not end it: its answer must not be lost. */
    <T> T settled(Row<T> row, Arguments arguments, CallOptions options) {
        Waiter waiter = new Waiter(this, unheard(row));
        submitted(row, arguments, options, waiter);
        return end(row, waiter.awaitUninterruptibly());
    }

    /** Starts a call that this thread will wait for. */
    private long submitted(Row<?> row, Arguments arguments, CallOptions options, Waiter waiter) {
        byte[] checked = encoded(row, arguments);
        byte[] chosen = options(row, arguments, options);
        if (Pump.isCurrentThread()) {
            throw new IllegalStateException("this thread delivers the answers and must not wait for one; give the"
                    + " asynchronous client an executor that does not run its tasks on the calling thread");
        }
        return ThreadKind.isVirtualHere()
                ? submit(row, checked, chosen, waiter)
                : guarded(() -> Pump.attempt(handle.id(), row.bytes(), checked, chosen, waiter));
    }

    /** Starts a call whose answer completes the future on the executor. */
    <T> CompletableFuture<T> start(Row<T> row, Arguments arguments, CallOptions options, Executor executor) {
        byte[] checked;
        byte[] chosen;
        try {
            checked = encoded(row, arguments);
            chosen = options(row, arguments, options);
        } catch (MakokitException error) {
            return ExecutorFuture.failed(error, executor);
        }
        CallFuture<T> future = new CallFuture<>(this, row, unheard(row), executor);
        try {
            future.started(submit(row, checked, chosen, future));
        } catch (InternalException error) {
            return ExecutorFuture.failed(error, executor);
        }
        return future;
    }

    private static void close(long id) {
        Pump.forget(id);
        NativeBridge.close(id);
    }

    void close() {
        if (events != null) {
            // An interrupt that has ended a call must not keep from the hook what that call met.
            boolean interrupted = Thread.interrupted();
            settle(events);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        cleanable.clean();
    }

    private void settle(EventLane lane) {
        long end = System.nanoTime() + LAST_EVENTS.toNanos();
        passQueue(end);
        lane.settle(end);
        lane.close();
    }

    /**
     * Waits until the pump has taken all that has happened so far to the lane: events stand in its queue when the answer of
     * a blocking call, which comes past it, is there already. What sends nothing goes through the queue behind them.
     */
    private void passQueue(long end) {
        if (handle.isClosed() || Pump.isCurrentThread()) {
            return;
        }
        Barrier barrier = new Barrier();
        try {
            submit(Row.LIMITS, encoded(Row.LIMITS, Arguments.NONE), NO_OPTIONS, barrier);
            barrier.await(end);
        } catch (InternalException fault) {
            // The seam has failed; what the lane has is told all the same.
        }
    }

    /** The core's id of the client. */
    long id() {
        return handle.id();
    }

    /** Who hands over the events; null when nobody wants them. */
    EventLane events() {
        return events;
    }

    /** Whether an operation may be called again without harm. */
    boolean isRepeatable(String operation) {
        return opening.repeatable().contains(operation);
    }

    /** What the core says of the settings, and what was put into them here. */
    List<SettingSource> explained(List<SettingSource> settings) {
        return opening.host().explained(settings);
    }

    /** Where the API is, and whether the client is closed; nothing else that was set. */
    @Override
    public String toString() {
        return "[" + opening.place() + (handle.isClosed() ? ", closed]" : "]");
    }

    /** What a call ended with. */
    <T> T end(Row<T> row, Completion completion) {
        try {
            return decoded(row, completion);
        } catch (MakokitException error) {
            throw error;
        } catch (Throwable fault) {
            // Such as no memory: nobody may take for failed what was perhaps done.
            if (row.repeatable()) {
                throw fault;
            }
            throw unheard(row).lost(fault);
        }
    }

    private <T> T decoded(Row<T> row, Completion completion) {
        Object value;
        try {
            value = completion.read();
            if (completion.kind() == NativeBridge.ANSWER) {
                return row.decode().apply(value);
            }
        } catch (JsonException | IllegalArgumentException | ClassCastException error) {
            return row.unreadable().apply(new IllegalAnswer(system, row.operation(), error));
        }
        throw Exceptions.of(ErrorFacts.fromMap(Row.object(value)));
    }

    private long submit(Row<?> row, byte[] arguments, byte[] options, Pump.Receiver receiver) {
        return guarded(() -> Pump.submit(handle.id(), row.bytes(), arguments, options, receiver));
    }

    /** The core answers for its faults itself; only one on the very seam arrives as a bare exception. */
    private static long guarded(LongSupplier call) {
        try {
            return call.getAsLong();
        } catch (RuntimeException error) {
            String message = "makokit has a fault, please report it: " + error.getMessage();
            InternalException failure = new InternalException(ErrorFacts.of("Internal", message));
            failure.initCause(error);
            throw failure;
        }
    }

    private byte[] options(Row<?> row, Arguments arguments, CallOptions options) {
        Map<String, Object> map = options.toMap(arguments.unchecked());
        return map.isEmpty() ? NO_OPTIONS : encoded(row.operation(), system, map);
    }

    private Unheard unheard(Row<?> row) {
        return Unheard.of(system, row);
    }

    private byte[] encoded(Row<?> row, Arguments arguments) {
        return row.about(encoded(row.operation(), system, arguments.checked()), arguments.place());
    }

    private static byte[] encoded(String operation, String system, Object value) {
        try {
            return JsonWriter.write(value);
        } catch (JsonException error) {
            String message = "the request has no JSON";
            throw new InvalidDataException(ErrorFacts.fromMap(Map.of(
                    // spotless:off
                    "kind", "InvalidData",
                    "text", operation + ": " + message + "; " + error.getMessage(),
                    "message", message,
                    "provider", system,
                    "operation", operation,
                    "origin", "local",
                    "violations", List.of(Map.of("path", error.path(), "message", error.reason())))));
                    // spotless:on
        }
    }
}
