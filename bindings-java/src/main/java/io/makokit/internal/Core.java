package io.makokit.internal;

import io.makokit.MakokitException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The native core: loaded when it is first needed, and checked to be the one that this jar belongs to. */
public final class Core {
    private static boolean ready;

    private Core() {}

    /** Loads the core, if that has not been done; a {@code ConfigException} tells why it cannot be. */
    public static synchronized void load() {
        if (ready) {
            return;
        }
        String place;
        try {
            place = NativeLoader.load();
        } catch (UnsatisfiedLinkError error) {
            MakokitException failure = wrong(error.getMessage());
            failure.initCause(error);
            throw failure;
        }
        check(place, object(NativeBridge.describe(), 0), Release.HASH);
        ready = true;
    }

    /**
     * What the core answered at once.
     *
     * @param answer a byte that tells whether it is good, and the rest
     * @return the rest of a good one; an error is thrown
     */
    public static ByteBuffer answered(byte[] answer) {
        if (answer[0] == NativeBridge.ANSWER) {
            return ByteBuffer.wrap(answer, 1, answer.length - 1).slice();
        }
        throw MakokitException.fromMap(object(answer, 1));
    }

    /**
     * A library of another version would misunderstand what is sent to it.
     *
     * @param place where the library was found
     * @param described what it says of itself
     * @param hash the hash that it has to have
     */
    public static void check(String place, Map<String, ?> described, String hash) {
        if (!hash.equals(described.get("hash"))) {
            String library = described.get("version") + " (" + described.get("hash") + ") from " + place;
            String jar = Release.VERSION + " (" + hash + ")";
            throw wrong("the native library does not belong to this jar: it is version " + library
                    + ", and the jar is version " + jar + "; take both from the same release");
        }
    }

    private static MakokitException wrong(String message) {
        return MakokitException.fromMap(Map.of("kind", "Config", "text", message, "message", message));
    }

    private static Map<String, Object> object(byte[] json, int offset) {
        if (JsonReader.read(json, offset, json.length - offset) instanceof Map<?, ?> map) {
            return Fields.named(map);
        }
        throw new IllegalStateException(new String(json, StandardCharsets.UTF_8));
    }
}
