package io.makokit;

import io.makokit.internal.JsonException;
import io.makokit.internal.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that a client is opened with.
 *
 * @param system the system
 * @param repeatable its operations that may be called again without harm
 * @param settings what the program has set
 * @param hook who is told of events, or null
 * @param host what the JVM adds
 */
record Opening(
        String system, Set<String> repeatable, Map<String, Object> settings, Consumer<? super Event> hook, Host host) {

    /** The settings as the core takes them. */
    byte[] json() {
        Map<String, Object> all = new LinkedHashMap<>(host.settings());
        all.putAll(settings);
        all.put("system", system);
        all.put("door", "java " + Runtime.version().feature());
        all.put("events", hook != null);
        try {
            return JsonWriter.write(all);
        } catch (JsonException error) {
            MakokitException failure = new ConfigException(ErrorFacts.of("Config", error.getMessage()));
            failure.initCause(error);
            throw failure;
        }
    }

    /** Where the API is, for people. */
    String place() {
        Object profile = settings.get("profile");
        Object otherwise = profile == null ? "from the environment" : "from the profile " + profile;
        return settings.getOrDefault("base_url", settings.getOrDefault("host", otherwise))
                .toString();
    }

    /** The names of what is set, without the values. */
    @Override
    public String toString() {
        return system + settings.keySet();
    }
}
