package io.makokit;

import io.makokit.internal.NativeBridge;
import io.makokit.internal.Pump;

/**
 * What somebody has to know who runs a program, such as limits that are not shared: from the core to the {@link
 * System.Logger} {@code io.makokit}.
 */
final class Warnings {
    private static final System.Logger LOG = System.getLogger("io.makokit");

    /** A lane of its own, so that a slow log holds up no answer. It is held here: the pump does not. */
    private static final EventLane LANE = new EventLane(Warnings::log);

    private Warnings() {}

    /** Has the core's warnings logged from now on. */
    static void hear() {
        Pump.listen(NativeBridge.LIBRARY, LANE);
    }

    static void log(Event event) {
        if (event instanceof Event.Dropped dropped) {
            LOG.log(System.Logger.Level.WARNING, dropped.count() + " more warnings came too quickly to be kept");
        } else if (event instanceof Event.Other other) {
            LOG.log(System.Logger.Level.WARNING, String.valueOf(other.facts().get("message")));
        }
    }
}
