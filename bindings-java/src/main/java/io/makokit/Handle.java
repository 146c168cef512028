package io.makokit;

import java.lang.ref.Cleaner;
import java.util.function.LongConsumer;

/** The core's id of something that is open; closes it once, also when the program has forgotten to. */
final class Handle implements Runnable {
    private final long id;
    private final LongConsumer close;
    private volatile boolean closed;

    /** Its thread is started with the first that is open, not with the class. */
    private static final class Cleaners {
        static final Cleaner CLEANER = Cleaner.create();
    }

    Handle(long id, LongConsumer close) {
        this.id = id;
        this.close = close;
    }

    /** Who has it; closes it, or is gone before. Neither the id's end nor this may hold the owner. */
    Cleaner.Cleanable closedWith(Object owner) {
        return Cleaners.CLEANER.register(owner, this);
    }

    long id() {
        return id;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void run() {
        closed = true;
        close.accept(id);
    }
}
