package io.makokit.internal;

/**
 * The native methods: ids and UTF-8 JSON bytes cross, nothing else.
 *
 * <p>They may be called once {@link NativeLoader#load()} has returned. None of them calls back into Java.
 */
public final class NativeBridge {
    /** The kind of a completion whose bytes are the JSON of an answer. */
    public static final byte ANSWER = 0;

    /** The kind of a completion whose bytes are the JSON of an error. */
    public static final byte ERROR = 1;

    /** The kind of what is no end of a call but the JSON of an event; in the place of the call is the client's handle. */
    public static final byte EVENT = 2;

    /** In the place of the client's handle, what belongs to no client: the core's warnings. */
    public static final long LIBRARY = 0;

    private NativeBridge() {}

    /**
     * Makes a client from settings. Nothing is sent.
     *
     * @param settings the settings in JSON
     * @return {@link #ANSWER} and a handle of 8 bytes in network order, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] open(byte[] settings);

    /**
     * An id for a call, so that whoever waits for its end can be known before it comes.
     *
     * @return the id
     */
    public static native long number();

    /**
     * Starts a call and returns at once; whatever is wrong with it is told by its completion.
     *
     * @param call the id of the call
     * @param handle the client
     * @param row the name of what is called
     * @param arguments its arguments in JSON
     * @param options the options in JSON, or no bytes
     */
    public static native void submit(long call, long handle, byte[] row, byte[] arguments, byte[] options);

    /**
     * Calls and waits for the end on this thread, but for no more than 20 ms; what takes longer goes on like a call that
     * was submitted.
     *
     * @param call the id of the call
     * @param handle the client
     * @param row the name of what is called
     * @param arguments its arguments in JSON
     * @param options the options in JSON, or no bytes
     * @return the JSON, and {@link #ANSWER} or {@link #ERROR} behind it; null when the call goes on
     */
    public static native byte[] attempt(long call, long handle, byte[] row, byte[] arguments, byte[] options);

    /**
     * Waits for calls to end.
     *
     * @param max how many completions are taken at most
     * @param timeoutMs how long to wait, in milliseconds
     * @return for each completion the call's id (8 bytes), the kind (1), the length (4) and the bytes, numbers in
     *     network order; no bytes when none ended in time, or after {@link #wake()}
     */
    public static native byte[] poll(int max, long timeoutMs);

    /**
     * Ends a call that is under way; it gives no completion.
     *
     * @param call the id of the call
     */
    public static native void cancel(long call);

    /**
     * Ends a call that is under way, waits until nobody works on it, and tells whether a request may have left.
     *
     * @param call the id of the call
     * @return false when none has left that was not refused for certain; true also for a call that has ended
     */
    public static native boolean giveUp(long call);

    /**
     * Closes a client. Closing twice is closing once.
     *
     * @param handle the client
     */
    public static native void close(long handle);

    /**
     * What the library is.
     *
     * @return JSON with {@code version} and {@code hash}
     */
    public static native byte[] describe();

    /**
     * Starts a sandbox in this process.
     *
     * @param options its options in JSON
     * @return {@link #ANSWER} and a handle of 8 bytes in network order, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] sandboxOpen(byte[] options);

    /**
     * What a client of a sandbox needs.
     *
     * @param sandbox the sandbox
     * @return {@link #ANSWER} and JSON, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] sandboxDescribe(long sandbox);

    /**
     * Asks a sandbox's own API.
     *
     * @param sandbox the sandbox
     * @param method the HTTP method
     * @param path the path, relative to that API
     * @param body JSON, or no bytes
     * @return {@link #ANSWER}, the HTTP status in 2 bytes and JSON, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] sandboxAsk(long sandbox, byte[] method, byte[] path, byte[] body);

    /**
     * Stops a sandbox. Closing twice is closing once.
     *
     * @param sandbox the sandbox
     */
    public static native void sandboxClose(long sandbox);

    /**
     * Makes a receiver of webhooks.
     *
     * @param settings its settings in JSON
     * @return {@link #ANSWER} and a handle of 8 bytes in network order, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] webhookOpen(byte[] settings);

    /**
     * Receives a delivery.
     *
     * @param receiver the receiver
     * @param head JSON with {@code headers}, a list of pairs, and for a removal {@code removed}
     * @param body the body's bytes as they came
     * @return {@link #ANSWER} and JSON, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] webhookReceive(long receiver, byte[] head, byte[] body);

    /**
     * Forgets a delivery.
     *
     * @param receiver the receiver
     * @param key what it is remembered by
     * @return {@link #ANSWER}, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] webhookForget(long receiver, byte[] key);

    /**
     * The headers that prove a body.
     *
     * @param receiver the receiver
     * @param body the body
     * @return {@link #ANSWER} and JSON, or {@link #ERROR} and the JSON of an error
     */
    public static native byte[] webhookProve(long receiver, byte[] body);

    /**
     * Closes a receiver. Closing twice is closing once.
     *
     * @param receiver the receiver
     */
    public static native void webhookClose(long receiver);
}
