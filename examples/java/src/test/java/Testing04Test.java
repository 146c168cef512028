import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.CallOptions;
import io.makokit.ClockKind;
import io.makokit.MakoClient;
import io.makokit.QuotaExhaustedException;
import io.makokit.testing.Fault;
import io.makokit.testing.Sandbox;
import io.makokit.testing.SandboxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of a function of one's own, on a sandbox that is told what to do wrong: {@code mvn test}.
 *
 * <p>The extension gives each test a sandbox, in the test's own process, and a client whose waits take no time; when a
 * test ends, the sandbox judges what it has seen.
 */
class Testing04Test {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            new SandboxExtension().client(builder -> builder.clock(ClockKind.VIRTUAL));

    /** The second run finds everything there. */
    @Test
    void eachDeskHasItsMakoHoweverOftenItIsRun(Sandbox sandbox, MakoClient mako) {
        for (int run = 0; run < 2; run++) {
            Map<String, String> told = Desks.provision(mako, sandbox.rootCompanyId(), List.of("a1", "a2"));
            assertEquals(Map.of("a1", "there", "a2", "there"), told);
        }
        assertEquals(List.of("Desk a1", "Desk a2"), made(sandbox));
    }

    /** Whether the create was done before its answer was lost or not. */
    @ParameterizedTest
    @ValueSource(strings = {"reset_before", "reset_after", "never_answer", "html_502", "truncate"})
    void aLostAnswerMakesNothingTwice(String fault, Sandbox sandbox, MakoClient mako) {
        sandbox.arm(Fault.of(fault).on("addMako"));
        MakoClient hasty = mako.withOptions(
                CallOptions.builder().timeout(Duration.ofSeconds(5)).build());
        assertEquals(Map.of("a1", "there"), Desks.provision(hasty, sandbox.rootCompanyId(), List.of("a1")));
        assertEquals(List.of("Desk a1"), made(sandbox));
    }

    /** The server is down for the first one. */
    @Test
    void aDeskThatIsRefusedDoesNotStopTheOthers(Sandbox sandbox, MakoClient mako) {
        sandbox.arm(Fault.of("unavailable").on("addMako"));
        MakoClient once = mako.withOptions(CallOptions.builder().retries(0).build());
        Map<String, String> told = Desks.provision(once, sandbox.rootCompanyId(), List.of("a1", "a2"));
        assertTrue(!told.get("a1").equals("there"), told.toString());
        assertEquals("there", told.get("a2"));
    }

    /** What is left is for tomorrow. */
    @Test
    void aUsedUpQuotaEndsTheRun(Sandbox sandbox, MakoClient mako) {
        sandbox.arm(Fault.of("quota_exhausted").on("addMako").with("skip", 1));
        List<String> desks = List.of("a1", "a2", "a3");
        assertThrows(QuotaExhaustedException.class, () -> Desks.provision(mako, sandbox.rootCompanyId(), desks));
        assertEquals(List.of("Desk a1"), made(sandbox));
    }

    /** The Makos that the test has made. */
    private static List<String> made(Sandbox sandbox) {
        return sandbox.state().makos().stream()
                .map(one -> String.valueOf(one.name()))
                .filter(name -> name.startsWith("Desk"))
                .toList();
    }
}
