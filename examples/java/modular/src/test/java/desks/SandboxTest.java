package desks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.MakoClient;
import io.makokit.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same with the extension, for which {@code io.makokit} has to read JUnit: see pom.xml. */
@ExtendWith(SandboxExtension.class)
class SandboxTest {
    @Test
    void theCompaniesAreNamed(MakoClient mako) {
        assertTrue(SandboxExtension.class.getModule().isNamed());
        assertFalse(Companies.names(mako).isEmpty());
    }
}
