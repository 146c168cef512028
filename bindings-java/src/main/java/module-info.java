/**
 * Clients of partner provisioning APIs, on one native core.
 *
 * <p>The core is a native library. From Java 24 on, the JVM warns about that unless the program is started with {@code
 * --enable-native-access=io.makokit} (or {@code ALL-UNNAMED}, with makokit on the class path).
 */
module io.makokit {
    exports io.makokit;
    exports io.makokit.connec;
    exports io.makokit.maestrano;
    exports io.makokit.makini;
    exports io.makokit.mako;
    exports io.makokit.testing;
}
