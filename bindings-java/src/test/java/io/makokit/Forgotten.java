package io.makokit;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.ref.ReferenceQueue;

/** What the program has forgotten. */
final class Forgotten {
    private static final int MOST_COLLECTIONS = 200;

    private Forgotten() {}

    /** Waits until the garbage collector has found something of the queue. */
    static void await(ReferenceQueue<?> gone) throws InterruptedException {
        for (int collection = 0; collection < MOST_COLLECTIONS; collection++) {
            System.gc();
            if (gone.remove(100) != null) {
                return;
            }
        }
        fail("somebody still holds it");
    }
}
