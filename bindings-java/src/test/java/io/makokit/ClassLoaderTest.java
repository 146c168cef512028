package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two class loaders in one process, as two applications in one container have them. */
class ClassLoaderTest {
    @TempDir
    Path folder;

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

    @Test
    void aLibraryOnJavasPathServesSeveralLoaders() throws Exception {
        Path classes = withoutLibrary();
        String empty = Files.createDirectory(folder.resolve("empty")).toString();
        String path =
                String.join(File.pathSeparator, "", empty, library().getParent().toString());
        List<String> command = List.of("-Djava.library.path=" + path, TwoLoaders.class.getName(), classes.toString());
        Path java = Path.of(System.getProperty("java.home"));
        List<String> places =
                ExitTest.run(java, command, Map.of(), folder, 20).lines().toList();
        assertEquals(2, places.size(), places.toString());
        assertEquals("java.library.path", places.get(0));
        assertTrue(places.get(1).startsWith("a copy of " + library() + ", as "), places.get(1));
    }

    /** The classes alone, as the jar without the library has them. */
    private Path withoutLibrary() throws Exception {
        Path all = ExitTest.place(MakoClient.class);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        try (Stream<Path> files = Files.walk(all)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".class")) {
                    Path copy = classes.resolve(all.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return classes;
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
