package desks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.MakoClient;
import io.makokit.testing.Sandbox;
import org.junit.jupiter.api.Test;

/** Tests that run in the program's module, as those of any modular project. */
class PlainTest {
    @Test
    void allIsInModules() {
        assertTrue(Companies.class.getModule().isNamed());
        assertTrue(MakoClient.class.getModule().isNamed());
    }

    @Test
    void theCompaniesAreNamed() {
        try (Sandbox sandbox = Sandbox.start();
                MakoClient mako = sandbox.configure(MakoClient.builder()).build()) {
            assertFalse(Companies.names(mako).isEmpty());
        }
    }
}
