package io.makokit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The system and processor for which a native library is built.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}; otherwise the system's own name
 * @param arch {@code x86_64} or {@code aarch64}; otherwise the processor's own name
 * @param musl whether the libc is musl
 */
record Platform(String os, String arch, boolean musl) {
    /** What is mapped into this process: nothing where the system does not tell. */
    private static final Path MAPPED = Path.of("/proc/self/maps");

    /** Those for which a jar may hold a library. */
    static final List<Platform> KNOWN = List.of(
            new Platform("linux", "x86_64", false),
            new Platform("linux", "x86_64", true),
            new Platform("linux", "aarch64", false),
            new Platform("linux", "aarch64", true),
            new Platform("macos", "x86_64", false),
            new Platform("macos", "aarch64", false),
            new Platform("windows", "x86_64", false),
            new Platform("windows", "aarch64", false));

    /** This machine. */
    static Platform current() {
        Platform plain = of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        return new Platform(plain.os, plain.arch, plain.os.equals("linux") && isMusl(MAPPED));
    }

    /** Whether this JVM itself runs on musl; that its loader is installed, as it may be beside glibc, says nothing. */
    static boolean isMusl(Path mapped) {
        try (Stream<String> lines = Files.lines(mapped, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains("/ld-musl-"));
        } catch (IOException | UncheckedIOException error) {
            return false;
        }
    }

    /**
     * From Java's names. An unknown one is kept, so that it can be named in the error: no other platform's library is
     * ever tried in its place.
     */
    static Platform of(String osName, String osArch) {
        return new Platform(os(osName.toLowerCase(Locale.ROOT)), arch(osArch.toLowerCase(Locale.ROOT)), false);
    }

    private static String os(String name) {
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return "macos";
        }
        if (name.startsWith("windows")) {
            return "windows";
        }
        return plain(name);
    }

    private static String arch(String name) {
        return switch (name) {
            case "amd64", "x86-64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            default -> plain(name);
        };
    }

    private static String plain(String name) {
        return name.isEmpty() ? "unknown" : name.replaceAll("[^a-z0-9_]+", "_");
    }

    /** What the file of a library is called on this platform; Java tells no more than what it is on its own. */
    String fileName(String library) {
        return switch (os) {
            case "windows" -> library + ".dll";
            case "macos" -> "lib" + library + ".dylib";
            default -> "lib" + library + ".so";
        };
    }

    /** Where the jar keeps the library for this platform. */
    String resource(String fileName) {
        return "io/makokit/native/" + this + "/" + fileName;
    }

    @Override
    public String toString() {
        return os + "-" + arch + (musl ? "-musl" : "");
    }
}
