package io.makokit;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How the records of a batch end, as far as somebody asks.
 *
 * <pre>{@code
 * try (Batch batch = makini.batch("createWorkOrder", orders)) {
 *     for (BatchResult result : batch) {
 *         if (!result.isDone()) {
 *             System.out.println(result.index() + " " + result.outcome() + " " + result.error());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing is sent before the first result is asked for. Records that are wrong come first, the others in their
 * order, and each comes: done, failed, unknown or not sent. After a {@link MakokitException}, as of an interrupted
 * thread, the batch still is there: cancel it and read on, to learn of the rest; an interrupted thread clears its flag
 * ({@link Thread#interrupted()}) before it reads on. It can be gone through once. Any thread may read on or stop it;
 * who comes second reads behind the first, and finds no element when that was the last.
 */
public final class Batch implements Iterable<BatchResult>, Iterator<BatchResult>, AutoCloseable {
    private final SyncClient client;
    private final BatchPlace place;

    /** No monitors: they would hold a virtual thread that waits. */
    private final ReentrantLock reading = new ReentrantLock();

    private final ReentrantLock beginning = new ReentrantLock();
    private Iterator<BatchResult> results = List.<BatchResult>of().iterator();

    Batch(SyncClient client, BatchPlace place) {
        this.client = client;
        this.place = place;
    }

    /** Itself: it goes on where it was left. */
    @Override
    public Iterator<BatchResult> iterator() {
        return this;
    }

    /**
     * Whether there is another result; waits for it.
     *
     * @throws MakokitException when the batch as a whole is wrong, or nobody can wait
     */
    @Override
    public boolean hasNext() {
        reading.lock();
        try {
            if (!results.hasNext() && !place.isEnded()) {
                begin();
                results =
                        place.take(client.run(BatchPlace.RESULTS, place.next())).iterator();
            }
            return results.hasNext();
        } finally {
            reading.unlock();
        }
    }

    @Override
    public BatchResult next() {
        reading.lock();
        try {
            if (!hasNext()) {
                throw new NoSuchElementException("all results were read");
            }
            return results.next();
        } finally {
            reading.unlock();
        }
    }

    /** Sends no more records; those under way go on to their end. The rest of the results still comes. */
    public void stop() {
        end("stop");
    }

    /** Sends no more, and gives up what is under way: a record whose request has left is unknown. */
    public void cancel() {
        end("cancel");
    }

    /**
     * Gives up the batch if its results were not read to the end: nobody is told of the rest. The same is done for one that
     * the program has forgotten.
     */
    @Override
    public void close() {
        place.close();
    }

    /**
     * How far it has come.
     *
     * @return that; empty before the first result was asked for
     */
    public Optional<BatchProgress> progress() {
        return place.progress();
    }

    /** What it writes, and how far it has come. */
    @Override
    public String toString() {
        return "Batch" + place;
    }

    BatchPlace place() {
        return place;
    }

    private void end(String how) {
        if (!place.isEnded()) {
            begin();
            client.settled(BatchPlace.END, place.end(how));
        }
    }

    private void begin() {
        beginning.lock();
        try {
            if (!place.isBegun()) {
                place.begun(client.settled(BatchPlace.BEGIN, place.begin()), client.session(), this);
            }
        } finally {
            beginning.unlock();
        }
    }
}
