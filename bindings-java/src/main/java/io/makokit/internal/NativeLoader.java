package io.makokit.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Loads the native library, once for each class loader: from the file that the property {@value #PATH} names, else from
 * Java's library path, else out of the jar.
 *
 * <p>A file that was asked for by name is not replaced by another one when it cannot be loaded. Only when another class
 * loader has it already, the JVM refuses to load it again, and a copy is loaded instead.
 */
public final class NativeLoader {
    /** The property with the path of the library's file. */
    static final String PATH = "makokit.native.path";

    /** The property with the directory below which the library is unpacked. Default: Java's temporary directory. */
    static final String DIRECTORY = "makokit.native.dir";

    private static final String LIBRARY = "makokit_jni";
    private static final String PREFIX = "makokit-";

    /** No JVM takes so long between unpacking the library and loading it. */
    private static final Duration STALE = Duration.ofHours(1);

    private static String loadedFrom;

    private final UnaryOperator<String> property;
    private final Function<String, InputStream> resource;
    private final Platform platform;
    private final List<String> tried = new ArrayList<>();

    NativeLoader(UnaryOperator<String> property, Function<String, InputStream> resource, Platform platform) {
        this.property = property;
        this.resource = resource;
        this.platform = platform;
    }

    /**
     * Loads the library, if that has not been done.
     *
     * @return where the library was found
     * @throws UnsatisfiedLinkError naming everything that was tried, and why it failed
     */
    public static synchronized String load() {
        if (loadedFrom == null) {
            ClassLoader own = NativeLoader.class.getClassLoader();
            Function<String, InputStream> resource =
                    own == null ? ClassLoader::getSystemResourceAsStream : own::getResourceAsStream;
            loadedFrom = new NativeLoader(System::getProperty, resource, Platform.current()).find();
        }
        return loadedFrom;
    }

    String find() {
        String path = property.apply(PATH);
        if (path != null && !path.isBlank()) {
            return named(path);
        }
        try {
            System.loadLibrary(LIBRARY);
            return "java.library.path";
        } catch (UnsatisfiedLinkError error) {
            tried.add("java.library.path: " + why(error));
            Path file = isAnothers(error) ? onLibraryPath() : null;
            return file == null ? fromJar() : copied(file.toString());
        }
    }

    /** Where Java has found the library on its own path; null when it is not there any more. */
    private Path onLibraryPath() {
        String name = System.mapLibraryName(LIBRARY);
        String path = String.valueOf(property.apply("java.library.path"));
        for (String folder : path.split(Pattern.quote(File.pathSeparator))) {
            try {
                Path file = Paths.get(folder, name);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            } catch (InvalidPathException error) {
                // Java has found nothing there, either.
            }
        }
        return null;
    }

    private String named(String path) {
        String name = PATH + "=" + path;
        try {
            System.load(Paths.get(path).toAbsolutePath().toString());
            return name;
        } catch (InvalidPathException error) {
            throw failed(name, error);
        } catch (UnsatisfiedLinkError error) {
            if (!isAnothers(error)) {
                throw failed(name, error);
            }
            tried.add(name + ": " + why(error));
        }
        return copied(path);
    }

    /** What a class loader has, the JVM loads for no other. */
    private static boolean isAnothers(UnsatisfiedLinkError error) {
        return String.valueOf(error.getMessage()).contains("already loaded in another classloader");
    }

    private String copied(String path) {
        String name = "a copy of " + path;
        try (InputStream library = Files.newInputStream(Paths.get(path))) {
            return unpacked(name, library);
        } catch (IOException error) {
            throw failed(name, error);
        }
    }

    private String fromJar() {
        String place = platform.resource(System.mapLibraryName(LIBRARY));
        try (InputStream library = resource.apply(place)) {
            if (library == null) {
                tried.add(place + " in the jar: it is not there; " + inJar());
                throw failed();
            }
            return unpacked(place + " in the jar", library);
        } catch (IOException error) {
            throw failed(place + " in the jar", error);
        }
    }

    /** What the jar holds in the place of this platform's library, and what helps. */
    private String inJar() {
        List<String> others = Platform.KNOWN.stream()
                .filter(other -> isThere(other.resource(other.fileName(LIBRARY))))
                .map(Platform::toString)
                .toList();
        return others.isEmpty()
                ? "this jar is the one without libraries (nonative): name a library with -D" + PATH
                        + "=FILE, or have its" + " folder on java.library.path, or take the jar without a classifier"
                : "this jar was built for " + String.join(", ", others);
    }

    private boolean isThere(String name) {
        try (InputStream found = resource.apply(name)) {
            return found != null;
        } catch (IOException error) {
            return true;
        }
    }

    private String unpacked(String source, InputStream library) throws IOException {
        byte[] bytes = library.readAllBytes();
        String chosen = property.apply(DIRECTORY);
        String parent = chosen == null || chosen.isBlank() ? property.apply("java.io.tmpdir") : chosen;
        Path directory;
        try {
            directory = privateDirectory(Paths.get(parent));
            sweep(directory, Instant.now().minus(STALE));
        } catch (IOException | InvalidPathException error) {
            throw failed(source + ", below " + parent, error);
        }
        Path file = directory.resolve(fileName(bytes));
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
            System.load(file.toAbsolutePath().toString());
            return source + ", as " + file;
        } catch (IOException | UnsatisfiedLinkError error) {
            throw failed(source + ", as " + file, error);
        } finally {
            // A loaded library needs its file no longer, except on Windows, where deleting it fails.
            delete(file);
            delete(directory);
        }
    }

    /** A fresh directory that nobody else can write to: the file in it is code that is about to be run. */
    static Path privateDirectory(Path parent) throws IOException {
        if (!parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createTempDirectory(parent, PREFIX);
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        return Files.createTempDirectory(parent, PREFIX, PosixFilePermissions.asFileAttribute(owner));
    }

    /**
     * Deletes what processes have left beside a directory of ours because they could not delete it: those that were killed,
     * and those on Windows, where what is still used cannot be deleted. What is young may be about to be loaded.
     */
    static void sweep(Path own, Instant before) {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(own.toAbsolutePath().getParent(), PREFIX + "*")) {
            UserPrincipal owner = Files.getOwner(own);
            for (Path directory : left) {
                if (!directory.getFileName().equals(own.getFileName()) && isStale(directory, owner, before)) {
                    empty(directory);
                    delete(directory);
                }
            }
        } catch (IOException | DirectoryIteratorException error) {
            // It is somebody else's, or gone; the library is loaded all the same.
        }
    }

    /** A directory of this user's, and no link to one. */
    private static boolean isStale(Path directory, UserPrincipal owner, Instant before) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory()
                    && attributes.lastModifiedTime().toInstant().isBefore(before)
                    && Files.getOwner(directory).equals(owner);
        } catch (IOException | UnsupportedOperationException error) {
            return false;
        }
    }

    /** Deletes only files that are ours, so that nothing is lost if a directory has our name by chance. */
    private static void empty(Path directory) throws IOException {
        String name = System.mapLibraryName(LIBRARY);
        String ours = name.substring(0, name.lastIndexOf('.')) + "-*";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ours)) {
            files.forEach(NativeLoader::delete);
        }
    }

    private static String fileName(byte[] bytes) {
        String name = System.mapLibraryName(LIBRARY);
        int dot = name.lastIndexOf('.');
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            String hash = HexFormat.of().formatHex(digest, 0, 8);
            return name.substring(0, dot) + "-" + hash + name.substring(dot);
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException("every Java has SHA-256", error);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException error) {
            // What cannot be deleted stays; the library is loaded all the same.
        }
    }

    private UnsatisfiedLinkError failed(String place, Throwable cause) {
        tried.add(place + ": " + why(cause));
        return failed();
    }

    private UnsatisfiedLinkError failed() {
        return new UnsatisfiedLinkError("the native library of makokit could not be loaded on " + platform
                + ". Tried:\n  " + String.join("\n  ", tried)
                + "\nUsual causes: the directory is mounted noexec (choose another with -D" + DIRECTORY
                + "=DIR); the library was built for another libc (glibc against musl, or a newer glibc than this"
                + " machine's); the jar was built for another platform (name the right library with -D" + PATH
                + "=FILE).");
    }

    private static String why(Throwable error) {
        return error instanceof UnsatisfiedLinkError ? error.getMessage() : error.toString();
    }
}
