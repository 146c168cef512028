package io.makokit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the JVM was told of certificates and proxies, where the program has not told its client.
 *
 * @param settings settings for the core
 * @param values what they mean for people, by the settings that {@code explain} has
 * @param sources the property behind each of them
 */
record Host(Map<String, Object> settings, Map<String, String> values, Map<String, String> sources) {
    /** From the properties of this JVM. */
    static Host of(Map<String, Object> given) {
        return of(given, System::getProperty);
    }

    static Host of(Map<String, Object> given, UnaryOperator<String> property) {
        Host host = new Host(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        if (!given.containsKey("ca_bundle")) {
            HostTrust.of(property).ifPresent(trust -> {
                host.settings.put("host_certificates", trust.pem());
                host.values.put("ca_bundle", trust.place());
                host.sources.put("ca_bundle", HostTrust.STORE);
            });
        }
        if (!given.containsKey("proxy") && !given.containsKey("no_proxy")) {
            Object place = given.getOrDefault("base_url", given.getOrDefault("host", ""));
            boolean isPlain = place.toString().startsWith("http:");
            HostProxy.of(isPlain ? "http" : "https", property).ifPresent(proxy -> {
                host.settings.put("proxy", proxy.url());
                host.sources.put("proxy", proxy.source());
                host.settings.put("no_proxy", proxy.without());
                host.sources.put("no_proxy", HostProxy.WITHOUT);
            });
        }
        return host;
    }

    /** The core takes for the program's what comes from here, and for its default what is behind it. */
    List<SettingSource> explained(List<SettingSource> rows) {
        return rows.stream().map(this::explained).toList();
    }

    private SettingSource explained(SettingSource row) {
        String property = sources.get(row.name());
        boolean isOurs = property != null && row.source().equals(settings.containsKey(row.name()) ? "code" : "default");
        if (!isOurs) {
            return row;
        }
        String value = values.getOrDefault(row.name(), row.value());
        return new SettingSource(row.name(), value, "system property " + property);
    }
}
