package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the jars hold beside classes. */
class PackageTest {
    @Test
    void theLicencesAreInTheJars() throws Exception {
        Path packed = ExitTest.place(MakoClient.class).resolve("META-INF");
        for (String licence : List.of("LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY.txt")) {
            Path given = SandboxProcess.root().resolve(licence);
            assertEquals(Files.readString(given), Files.readString(packed.resolve(licence)));
        }
    }
}
