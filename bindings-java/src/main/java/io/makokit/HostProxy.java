package io.makokit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The proxy that this JVM was told to use.
 *
 * @param url its URL
 * @param without the hosts that are reached without it, as the core takes them
 * @param source the property that names it
 */
record HostProxy(String url, String without, String source) {
    /** The property with the hosts that are reached without a proxy, for both schemes. */
    static final String WITHOUT = "http.nonProxyHosts";

    /** What the JVM itself takes when the property is not set. */
    private static final String HERE = "localhost|127.*|[::1]|0.0.0.0|[::0]";

    /** The beginning of an IPv4 address, and a star for the rest. */
    private static final Pattern NETWORK = Pattern.compile("((?:\\d{1,3}\\.){1,3})\\*");

    private static final System.Logger LOG = System.getLogger("io.makokit");

    static Optional<HostProxy> of(String scheme, UnaryOperator<String> property) {
        String source = scheme + ".proxyHost";
        String host = property.apply(source);
        if (host == null || host.isBlank()) {
            return Optional.empty();
        }
        String bare = host.strip();
        String inUrl = bare.contains(":") && !bare.startsWith("[") ? "[" + bare + "]" : bare;
        String given = property.apply(WITHOUT);
        String url = "http://" + inUrl + ":" + port(scheme, property);
        return Optional.of(new HostProxy(url, without(given == null ? HERE : given), source));
    }

    /** The JVM's patterns as a list with commas; one that has no likeness there is left out, and said to be. */
    static String without(String patterns) {
        List<String> hosts = new ArrayList<>();
        for (String pattern : patterns.split("\\|")) {
            String host = pattern.strip();
            Optional<String> likeness = likeness(host);
            likeness.ifPresent(hosts::add);
            if (likeness.isEmpty() && !host.isEmpty()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the system property " + WITHOUT + " has " + host
                                + ", which is not understood: such hosts are reached by the proxy");
            }
        }
        return String.join(",", hosts);
    }

    private static Optional<String> likeness(String host) {
        var network = NETWORK.matcher(host);
        if (network.matches()) {
            String known = network.group(1);
            int parts = (int) known.chars().filter(letter -> letter == '.').count();
            return Optional.of(known + "0.".repeat(3 - parts) + "0/" + parts * 8);
        }
        if (host.equals("*")) {
            return Optional.of(host);
        }
        String name = host.startsWith("*.") ? host.substring(2) : host;
        if (name.isEmpty() || name.contains("*") || name.contains(",")) {
            return Optional.empty();
        }
        return Optional.of(name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name);
    }

    private static int port(String scheme, UnaryOperator<String> property) {
        String name = scheme + ".proxyPort";
        String text = property.apply(name);
        if (text == null || text.isBlank()) {
            return scheme.equals("https") ? 443 : 80;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port < 1 << 16) {
                return port;
            }
        } catch (NumberFormatException error) {
            // Told below, like a number that is no port.
        }
        throw new ConfigException(
                ErrorFacts.of("Config", "the system property " + name + " is " + text + ", which is no port"));
    }
}
