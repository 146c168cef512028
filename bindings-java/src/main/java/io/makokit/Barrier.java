package io.makokit;

import io.makokit.internal.Completion;
import io.makokit.internal.Pump;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stands in the pump's queue: once it is passed, so is all that was there before. */
final class Barrier implements Pump.Receiver {
    private final CountDownLatch passed = new CountDownLatch(1);

    @Override
    public void ended(Completion completion) {
        passed.countDown();
    }

    @Override
    public void lost(Throwable cause) {
        passed.countDown();
    }

    /** Waits for that, but no longer than to this nanosecond, and not after an interrupt. */
    void await(long end) {
        try {
            passed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
