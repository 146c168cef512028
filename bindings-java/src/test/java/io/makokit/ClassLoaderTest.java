package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two class loaders in one process, as two applications in one container have them. */
class ClassLoaderTest {
    @Test
    void eachLoaderHasALibraryOfItsOwn() throws Exception {
        try (URLClassLoader one = loader();
                URLClassLoader other = loader()) {
            assertNotSame(one.loadClass(MakoClient.class.getName()), other.loadClass(MakoClient.class.getName()));
            assertEquals(List.of(true, true), List.of(call(one), call(other)));
        }
    }

    @Test
    void aNamedFileServesSeveralLoaders() throws Exception {
        System.setProperty("makokit.native.path", library().toString());
        try (URLClassLoader one = loader();
                URLClassLoader other = loader()) {
            assertEquals(List.of(true, true), List.of(call(one), call(other)));
        } finally {
            System.clearProperty("makokit.native.path");
        }
    }

    private static Path library() throws Exception {
        Path folder = ExitTest.place(MakoClient.class).resolve("io/makokit/native");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static URLClassLoader loader() throws Exception {
        URL[] classes = {ExitTest.place(MakoClient.class).toUri().toURL()};
        return new URLClassLoader(classes, null);
    }

    private static boolean call(ClassLoader loader) throws Exception {
        SandboxProcess sandbox = SandboxProcess.shared();
        Class<?> type = loader.loadClass(MakoClient.class.getName());
        Object builder = type.getMethod("builder").invoke(null);
        set(builder, "baseUrl", sandbox.baseUrl());
        set(builder, "clientId", sandbox.clientId());
        set(builder, "clientSecret", sandbox.clientSecret());
        Object client = builder.getClass().getMethod("build").invoke(builder);
        List<?> companies = (List<?>) type.getMethod("listCompanies").invoke(client);
        type.getMethod("close").invoke(client);
        return !companies.isEmpty();
    }

    private static void set(Object builder, String name, String value) throws Exception {
        builder.getClass().getMethod(name, String.class).invoke(builder, value);
    }
}
