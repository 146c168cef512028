package io.makokit;

import io.makokit.internal.Completion;
import io.makokit.internal.Pump;
import java.util.concurrent.locks.LockSupport;

/** A thread that waits for the end of its call. */
final class Waiter implements Pump.Receiver {
    private final Thread thread = Thread.currentThread();
    /** Keeps the client from being closed as forgotten while one of its calls is under way. */
    private final Session session;

    private final Unheard unheard;
    private volatile Completion completion;
    private volatile Throwable loss;

    Waiter(Session session, Unheard unheard) {
        this.session = session;
        this.unheard = unheard;
    }

    @Override
    public void ended(Completion completion) {
        this.completion = completion;
        wake();
    }

    @Override
    public void lost(Throwable cause) {
        loss = cause;
        wake();
    }

    /** Who worked on the call itself is awake: a permit would be left for what the program parks for next. */
    private void wake() {
        if (Thread.currentThread() != thread) {
            LockSupport.unpark(thread);
        }
    }

    Completion await() throws InterruptedException {
        while (completion == null && loss == null) {
            LockSupport.park(session);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return found();
    }

    Completion awaitUninterruptibly() {
        boolean interrupted = false;
        while (completion == null && loss == null) {
            LockSupport.park(session);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
        return found();
    }

    private Completion found() {
        if (completion == null) {
            throw unheard.lost(loss);
        }
        return completion;
    }
}
