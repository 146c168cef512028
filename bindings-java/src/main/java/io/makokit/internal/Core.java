package io.makokit;

import io.makokit.internal.JsonReader;
import io.makokit.internal.NativeBridge;
import io.makokit.internal.NativeLoader;
import java.util.Map;

/** The native core: loaded when the first client is made, and checked to be the one that this jar belongs to. */
final class Core {
    private static boolean ready;

    private Core() {}

    static synchronized void load() {
        if (ready) {
            return;
        }
        String place;
        try {
            place = NativeLoader.load();
        } catch (UnsatisfiedLinkError error) {
            MakokitException failure = new ConfigException(ErrorFacts.of("Config", error.getMessage()));
            failure.initCause(error);
            throw failure;
        }
        check(place, Row.object(JsonReader.read(NativeBridge.describe())), Release.HASH);
        ready = true;
    }

    /** A library of another version would misunderstand what is sent to it. */
    static void check(String place, Map<String, ?> described, String hash) {
        if (!hash.equals(described.get("hash"))) {
            String library = described.get("version") + " (" + described.get("hash") + ") from " + place;
            String jar = Release.VERSION + " (" + hash + ")";
            String message = "the native library does not belong to this jar: it is version " + library
                    + ", and the jar is version " + jar + "; take both from the same release";
            throw new ConfigException(ErrorFacts.of("Config", message));
        }
    }
}
