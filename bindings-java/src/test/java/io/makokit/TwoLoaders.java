package io.makokit;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A program that loads the classes of a folder twice, and tells where each loader found the native library. */
final class TwoLoaders {
    private TwoLoaders() {}

    public static void main(String[] arguments) throws Exception {
        URL[] classes = {Path.of(arguments[0]).toUri().toURL()};
        for (int loader = 0; loader < 2; loader++) {
            ClassLoader own = new URLClassLoader(classes, null);
            Class<?> type = own.loadClass("io.makokit.internal.NativeLoader");
            System.out.println(type.getMethod("load").invoke(null));
        }
    }
}
