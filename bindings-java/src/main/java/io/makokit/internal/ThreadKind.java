package io.makokit.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Whether a thread is virtual, which only newer JVMs know. */
public final class ThreadKind {
    /** {@code Thread.isVirtual()}; null where there are no virtual threads. */
    private static final MethodHandle IS_VIRTUAL = isVirtual();

    private ThreadKind() {}

    /**
     * Whether the caller's thread is virtual, so that it must not wait outside of Java: its carrier would wait with it.
     *
     * @return whether it is
     */
    public static boolean isVirtualHere() {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    private static MethodHandle isVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException error) {
            return null;
        }
    }
}
