package io.makokit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
    private static final Function<String, InputStream> NOTHING = name -> null;
    private static final Function<String, InputStream> GARBAGE =
            name -> new ByteArrayInputStream("no library".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @Test
    void aLibraryOutOfTheJarLeavesNoFile() {
        String place = NativeLoader.load();
        assertTrue(place.startsWith("io/makokit/native/" + Platform.current() + "/"), place);
        Path file = Path.of(place.substring(place.indexOf(", as ") + 5));
        assertTrue(file.getFileName().toString().matches(".*makokit_jni-[0-9a-f]{16}\\.\\w+"), place);
        assertFalse(Files.exists(file.getParent()), place);
        assertEquals(place, NativeLoader.load());
    }

    @Test
    void everythingThatWasTriedIsNamed() throws Exception {
        String message = failure(Map.of(NativeLoader.DIRECTORY, folder.toString()), GARBAGE, Platform.current());
        assertTrue(message.contains("could not be loaded on " + Platform.current()), message);
        assertTrue(message.contains("java.library.path: "), message);
        assertTrue(message.contains("io/makokit/native/" + Platform.current() + "/"), message);
        assertTrue(message.contains(" in the jar, as " + folder.resolve("makokit-")), message);
        assertTrue(message.contains("noexec") && message.contains("-Dmakokit.native.dir=DIR"), message);
        assertTrue(message.contains("libc") && message.contains("-Dmakokit.native.path=FILE"), message);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count(), "a library that cannot be loaded leaves no file, either");
        }
    }

    @Test
    void anotherPlatformsLibraryIsNotTried() {
        Platform strange = Platform.of("Plan 9", "sparc64");
        String message = failure(Map.of("java.io.tmpdir", folder.toString()), NOTHING, strange);
        assertTrue(message.contains("io/makokit/native/plan_9-sparc64/"), message);
        assertTrue(message.contains("it is not there; this jar is the one without libraries (nonative): "), message);
        assertTrue(message.contains("-Dmakokit.native.path=FILE, or have its folder on java.library.path"), message);
    }

    @Test
    void theJarsOwnPlatformsAreNamed() {
        Set<String> held = Set.of(
                "io/makokit/native/linux-x86_64-musl/libmakokit_jni.so",
                "io/makokit/native/macos-aarch64/libmakokit_jni.dylib",
                "io/makokit/native/windows-x86_64/makokit_jni.dll");
        String message = failure(
                Map.of("java.io.tmpdir", folder.toString()),
                name -> held.contains(name) ? GARBAGE.apply(name) : null,
                Platform.of("Linux", "riscv64"));
        assertTrue(
                message.contains("; this jar was built for linux-x86_64-musl, macos-aarch64, windows-x86_64\n"),
                message);
        assertFalse(message.contains("nonative"), message);
    }

    @Test
    void aLibraryIsCalledWhatJavaCallsIt() {
        assertEquals(System.mapLibraryName("makokit_jni"), Platform.current().fileName("makokit_jni"));
    }

    @Test
    void aNamedFileIsNotReplaced() {
        String file = folder.resolve("missing.so").toString();
        String message = failure(Map.of(NativeLoader.PATH, file), GARBAGE, Platform.current());
        assertTrue(message.contains("makokit.native.path=" + file + ": "), message);
        assertFalse(message.contains("java.library.path"), message);
    }

    @Test
    void aMissingDirectoryIsNamed() {
        String missing = folder.resolve("missing").toString();
        String message = failure(Map.of(NativeLoader.DIRECTORY, missing), GARBAGE, Platform.current());
        assertTrue(message.contains(", below " + missing + ": "), message);
    }

    @Test
    void theDirectoryIsTheOwnersAlone() throws Exception {
        Path made = NativeLoader.privateDirectory(folder);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        assertEquals(folder, made.getParent());
    }

    @Test
    void whatWasLeftIsSwept() throws Exception {
        Path own = NativeLoader.privateDirectory(folder);
        Path left = NativeLoader.privateDirectory(folder);
        Files.createFile(left.resolve(System.mapLibraryName("makokit_jni-0123")));
        Path strange = Files.createDirectory(folder.resolve("makokit-notes"));
        Path note = Files.createFile(strange.resolve("note"));
        Path link = Files.createSymbolicLink(folder.resolve("makokit-link"), strange);
        Instant now = Instant.now();
        NativeLoader.sweep(own, now.minusSeconds(3600));
        assertTrue(Files.exists(left), "what is young may be about to be loaded");
        NativeLoader.sweep(own, now.plusSeconds(3600));
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(own) && Files.exists(note) && Files.exists(link), "what is in use, or not ours, stays");
    }

    @Test
    void muslIsWhatTheProcessRunsOn() throws Exception {
        Path maps = folder.resolve("maps");
        Files.writeString(maps, "7f0 r-xp 0 08:01 1 /usr/lib/libc.so.6\n");
        assertFalse(Platform.isMusl(maps));
        Files.writeString(maps, "7f0 r-xp 0 08:01 1 /lib/ld-musl-x86_64.so.1\n");
        assertTrue(Platform.isMusl(maps));
        assertFalse(Platform.isMusl(folder.resolve("missing")));
        assertEquals("linux-x86_64-musl", new Platform("linux", "x86_64", true).toString());
    }

    @Test
    void platformsHaveOneName() {
        assertEquals("linux-x86_64", Platform.of("Linux", "amd64").toString());
        assertEquals("macos-aarch64", Platform.of("Mac OS X", "aarch64").toString());
        assertEquals(
                "windows-x86_64", Platform.of("Windows Server 2022", "amd64").toString());
        assertEquals("linux-riscv64", Platform.of("Linux", "riscv64").toString());
    }

    private static String failure(
            Map<String, String> properties, Function<String, InputStream> jar, Platform platform) {
        NativeLoader loader = new NativeLoader(properties::get, jar, platform);
        return assertThrows(UnsatisfiedLinkError.class, loader::find).getMessage();
    }
}
