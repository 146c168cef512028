package io.makokit;

import io.makokit.internal.JsonReader;
import io.makokit.internal.Pump;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The events of one client on their way to its hook: one after the other, on a thread that carries nothing else
 * meanwhile, so that a slow hook holds up nobody but itself.
 */
final class EventLane implements Pump.Listener {
    /** More events than these do not wait for a hook. */
    static final int MOST = 10_000;

    private static final System.Logger LOG = System.getLogger("io.makokit");

    private final Consumer<? super Event> hook;
    private final Executor threads;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long dropped;
    private boolean busy;
    private Thread busyThread;
    private boolean closed;

    EventLane(Consumer<? super Event> hook) {
        this(hook, Threads.POOL);
    }

    EventLane(Consumer<? super Event> hook, Executor threads) {
        this.hook = hook;
        this.threads = threads;
    }

    /** Daemons, one for each hook that has something to do, and soon none. */
    private static final class Threads {
        static final Executor POOL = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Threads::make);

        private static Thread make(Runnable work) {
            Thread thread = new Thread(null, work, "makokit-events", 0, false);
            thread.setDaemon(true);
            return thread;
        }
    }

    @Override
    public void told(byte[] json) {
        synchronized (this) {
            if (closed || !hasRoom(json) || busy) {
                return;
            }
            busy = true;
        }
        try {
            threads.execute(this::drain);
        } catch (RuntimeException | Error error) {
            // No thread can be had now; the next event asks again.
            rest();
            warn("a hook for events has no thread", error);
        }
    }

    /** Waits until the hook has had all that has come, but no longer than to this nanosecond, and never for itself. */
    synchronized void settle(long end) {
        while (busy && busyThread != Thread.currentThread()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** No event is handed over any more, but for the one with which the hook may be busy. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        dropped = 0;
    }

    /** Whether the hook has had all that has come so far. */
    synchronized boolean isIdle() {
        return !busy;
    }

    private boolean hasRoom(byte[] json) {
        if (waiting.size() >= MOST) {
            dropped++;
            return false;
        }
        if (dropped > 0) {
            waiting.add(takeDropped());
        }
        waiting.add(json);
        return true;
    }

    /** A thread that ends before it has found nothing more, as when memory is out, leaves the rest to that of the next event. */
    private void drain() {
        Thread thread = Thread.currentThread();
        boolean isDone = false;
        try {
            handOver(thread);
            isDone = true;
        } finally {
            thread.setContextClassLoader(null);
            if (!isDone) {
                rest();
            }
        }
    }

    private void handOver(Thread thread) {
        synchronized (this) {
            busyThread = thread;
        }
        thread.setContextClassLoader(CallLog.loaderOf(hook));
        for (Object next = next(); next != null; next = next()) {
            try {
                hook.accept(next instanceof Event event ? event : read((byte[]) next));
            } catch (Throwable error) {
                warn("a hook for events has failed; the calls go on", error);
            }
        }
    }

    private synchronized void rest() {
        busy = false;
        busyThread = null;
        notifyAll();
    }

    private synchronized Object next() {
        Object next = waiting.poll();
        if (next == null && dropped > 0) {
            next = takeDropped();
        }
        if (next == null) {
            rest();
        }
        return next;
    }

    private Event takeDropped() {
        Event told = new Event.Dropped(dropped);
        dropped = 0;
        return told;
    }

    private static Event read(byte[] json) {
        return Events.fromMap(Row.object(JsonReader.read(json)));
    }

    private static void warn(String message, Throwable error) {
        try {
            LOG.log(System.Logger.Level.WARNING, message, error);
        } catch (Throwable fault) {
            // The program's own log has failed; nobody is left to be told, and the events go on.
        }
    }
}
