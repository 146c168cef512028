package io.makokit.internal;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one thread of the process that collects what has ended, and hands it to whoever waits for it.
 *
 * <p>It is started by the first call and never ends: while it lives, its class loader lives, and the JVM does not
 * unload the native library under the core's own threads, of which nobody knows when they are gone. So a class loader
 * that used makokit is never collected, which the README tells. It is a daemon, so that it keeps no program running.
 */
public final class Pump {
    /** Takes the end of a call, on the pump's thread: it has to return at once. */
    public interface Receiver {
        /**
         * The call has ended.
         *
         * @param completion how
         */
        void ended(Completion completion);

        /**
         * The end of the call was lost.
         *
         * @param cause why
         */
        void lost(Throwable cause);
    }

    /** Takes the events of a client, on the pump's thread: it has to return at once. */
    public interface Listener {
        /**
         * Something has happened.
         *
         * @param json the event
         */
        void told(byte[] json);
    }

    /** How many completions are taken at once; the bridge sees to it that they fit into an array. */
    private static final int BATCH = 64;

    private static final long WAIT_MS = 60_000;

    /** In the place of a call's id: its end was told already. */
    public static final long TOLD = 0;

    private static final ConcurrentHashMap<Long, Receiver> WAITING = new ConcurrentHashMap<>();

    /** Weak, because a listener may hold its client, and a client that the program has forgotten is closed. */
    private static final ConcurrentHashMap<Long, WeakReference<Listener>> LISTENING = new ConcurrentHashMap<>();

    private Pump() {}

    /** The thread, made when this class is first used. */
    private static final class Runner {
        static final Thread THREAD = new Thread(null, Pump::run, "makokit", 0, false);

        static {
            THREAD.setDaemon(true);
            THREAD.setContextClassLoader(null);
            THREAD.start();
        }

        static boolean isStarted() {
            return THREAD.isAlive();
        }
    }

    /** Starts the thread, if that has not been done, so that the native library stays. */
    public static void start() {
        if (!Runner.isStarted()) {
            throw new IllegalStateException("the thread that collects what has ended has died");
        }
    }

    /**
     * Starts a call.
     *
     * @param handle the client
     * @param row the name of what is called
     * @param arguments its arguments in JSON
     * @param options the options in JSON, or no bytes
     * @param receiver who is told of the call's end, unless the call is cancelled
     * @return the id of the call
     */
    public static long submit(long handle, byte[] row, byte[] arguments, byte[] options, Receiver receiver) {
        long call = expected(receiver);
        boolean isStarted = false;
        try {
            NativeBridge.submit(call, handle, row, arguments, options);
            isStarted = true;
        } finally {
            if (!isStarted) {
                WAITING.remove(call);
            }
        }
        return call;
    }

    /**
     * Makes a call and waits a moment for its end, on this thread, which works on it meanwhile. The moment is short,
     * as a thread that waits outside of Java hears of no interrupt; a virtual one must not wait there at all.
     *
     * @param handle the client
     * @param row the name of what is called
     * @param arguments its arguments in JSON
     * @param options the options in JSON, or no bytes
     * @param receiver who is told of the call's end
     * @return the id of a call that goes on; {@link #TOLD} when the receiver has been told
     */
    public static long attempt(long handle, byte[] row, byte[] arguments, byte[] options, Receiver receiver) {
        long call = expected(receiver);
        byte[] end;
        try {
            end = NativeBridge.attempt(call, handle, row, arguments, options);
        } catch (Throwable error) {
            // The call may have ended well, and only its answer has found no room.
            WAITING.remove(call);
            receiver.lost(error);
            return TOLD;
        }
        if (end == null) {
            return call;
        }
        WAITING.remove(call);
        int length = end.length - 1;
        hand(receiver, end[length], end, 0, length);
        return TOLD;
    }

    /** The id of a call whose end somebody expects. */
    private static long expected(Receiver receiver) {
        start();
        long call = NativeBridge.number();
        WAITING.put(call, receiver);
        return call;
    }

    /**
     * Ends a call that is under way; its receiver is not told.
     *
     * @param call the id of the call
     * @return whether it was under way; if not, its receiver has been told or is about to be
     */
    public static boolean cancel(long call) {
        boolean waiting = WAITING.remove(call) != null;
        if (waiting) {
            NativeBridge.cancel(call);
        }
        return waiting;
    }

    /** What became of a call that was given up. */
    public enum GivenUp {
        /** It had ended: its receiver has been told or is about to be. */
        ENDED,
        /** No request of it has left, or only such as were refused; none will. */
        NOT_SENT,
        /** A request may have left. */
        PERHAPS_SENT
    }

    /**
     * Ends a call that is under way, and finds out how far it has come; its receiver is not told, unless it had ended.
     *
     * @param call the id of the call
     * @return what became of it
     */
    public static GivenUp giveUp(long call) {
        if (WAITING.remove(call) == null) {
            return GivenUp.ENDED;
        }
        if (ThreadKind.isVirtualHere()) {
            // To wait for what is certain would hold its carrier.
            NativeBridge.cancel(call);
            return GivenUp.PERHAPS_SENT;
        }
        return NativeBridge.giveUp(call) ? GivenUp.PERHAPS_SENT : GivenUp.NOT_SENT;
    }

    /**
     * Hands a client's events to a listener, as long as somebody else holds that.
     *
     * @param handle the client
     * @param listener who is told
     */
    public static void listen(long handle, Listener listener) {
        LISTENING.put(handle, new WeakReference<>(listener));
    }

    /**
     * Hands a client's events to nobody any more.
     *
     * @param handle the client
     */
    public static void forget(long handle) {
        LISTENING.remove(handle);
    }

    /**
     * Whether the caller is the pump, which must not wait for itself.
     *
     * @return whether it is
     */
    public static boolean isCurrentThread() {
        return Thread.currentThread() == Runner.THREAD;
    }

    private static void run() {
        while (true) {
            try {
                deliver(NativeBridge.poll(BATCH, WAIT_MS));
            } catch (Throwable error) {
                // The batch is gone, and with it the answers of nobody knows which calls.
                loseAll(error);
            }
        }
    }

    private static void deliver(byte[] frame) {
        ByteBuffer rest = ByteBuffer.wrap(frame);
        while (rest.hasRemaining()) {
            long call = rest.getLong();
            byte kind = rest.get();
            int length = rest.getInt();
            if (kind == NativeBridge.EVENT) {
                tell(call, frame, rest.position(), length);
            } else {
                Receiver receiver = WAITING.remove(call);
                if (receiver != null) {
                    hand(receiver, kind, frame, rest.position(), length);
                }
            }
            rest.position(rest.position() + length);
        }
    }

    /** A copy: an event that waits must not hold the answers that came with it. */
    private static void tell(long handle, byte[] frame, int offset, int length) {
        WeakReference<Listener> listening = LISTENING.get(handle);
        Listener listener = listening == null ? null : listening.get();
        if (listener == null) {
            return;
        }
        try {
            listener.told(Arrays.copyOfRange(frame, offset, offset + length));
        } catch (Throwable error) {
            // An event is lost; the answers that came with it are not.
        }
    }

    private static void hand(Receiver receiver, byte kind, byte[] bytes, int offset, int length) {
        try {
            receiver.ended(new Completion(kind, bytes, offset, length));
        } catch (Throwable error) {
            lose(receiver, error);
        }
    }

    private static void lose(Receiver receiver, Throwable cause) {
        try {
            receiver.lost(cause);
        } catch (Throwable error) {
            // Nobody is left to be told; the others' answers go on.
        }
    }

    private static void loseAll(Throwable cause) {
        for (Long call : WAITING.keySet()) {
            Receiver receiver = WAITING.remove(call);
            if (receiver != null) {
                lose(receiver, cause);
            }
        }
    }
}
