package io.makokit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.ClockKind;
import io.makokit.ClosedException;
import io.makokit.MakiniAsyncClient;
import io.makokit.MakiniClient;
import io.makokit.MakoAsyncClient;
import io.makokit.MakoClient;
import io.makokit.QuotaExhaustedException;
import io.makokit.SettingSource;
import io.makokit.mako.AddCompany;
import io.makokit.mako.Address;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What the extension gives to tests, and which of them it lets fail. */
@ExtendWith(SandboxExtension.class)
class SandboxExtensionTest {
    private Sandbox before;

    @BeforeEach
    void take(Sandbox sandbox) {
        before = sandbox;
    }

    @Test
    void everythingBelongsToOneSandbox(
            Sandbox sandbox, MakoClient mako, MakoAsyncClient async, MakiniClient makini, MakiniAsyncClient later) {
        assertSame(before, sandbox);
        assertEquals(mako.listCompanies(), async.listCompanies().join());
        assertEquals(makini.syncStatus(), later.syncStatus().join());
        Set<String> seen = new TreeSet<>();
        sandbox.journal().forEach(entry -> seen.add(entry.operation()));
        assertEquals(Set.of("auth", "listCompanies", "makini.getSyncStatus"), seen);
    }

    @Test
    void eachTestHasItsOwnAndIsJudged() {
        Samples.SEEN.clear();
        Samples.IDS.clear();
        List<Throwable> failures = failures(Samples.class);
        assertEquals(4, Samples.SEEN.stream().distinct().count());
        assertEquals(1, Set.copyOf(Samples.IDS).size(), "the seed is the same for all of them");
        Samples.SEEN.forEach(sandbox -> assertThrows(ClosedException.class, sandbox::verdict));
        assertThrows(ClosedException.class, Samples.last::listCompanies);
        assertEquals(1, failures.size(), failures.toString());
        AssertionError judged = assertInstanceOf(AssertionError.class, failures.get(0));
        String begin = "the sandbox finds fault with what the test sent:\n  secret_misplaced: ";
        assertTrue(judged.getMessage().startsWith(begin), judged.getMessage());
    }

    @Test
    void optionsAndSettingsAreTheUsers() {
        assertEquals(List.of(), failures(Chosen.class));
    }

    @Test
    void whatNeedNotBeGoodIsNotJudged() {
        assertEquals(List.of(), failures(Free.class));
    }

    @Test
    void aSandboxForAllTestsIsRefused() {
        List<Throwable> failures = failures(ForAll.class);
        assertInstanceOf(ParameterResolutionException.class, failures.get(0));
        assertTrue(failures.get(0).getMessage().contains("belong to one test"), failures.toString());
    }

    @ExtendWith(SandboxExtension.class)
    static class Samples {
        static final List<Sandbox> SEEN = new ArrayList<>();
        static final List<String> IDS = new ArrayList<>();
        static MakoClient last;

        @Test
        void one(Sandbox sandbox, MakoClient mako) {
            note(sandbox, mako);
        }

        @Test
        void another(Sandbox sandbox, MakoClient mako) {
            note(sandbox, mako);
        }

        @Test
        void faulty(Sandbox sandbox) throws IOException {
            SEEN.add(sandbox);
            misplace(sandbox);
        }

        @Test
        @Unjudged
        void faultyOnPurpose(Sandbox sandbox) throws IOException {
            SEEN.add(sandbox);
            misplace(sandbox);
        }

        @Test
        void withoutOne() {}

        private static void note(Sandbox sandbox, MakoClient mako) {
            SEEN.add(sandbox);
            last = mako;
            IDS.add(mako.addCompany(company(sandbox)).id().value());
        }
    }

    static class Chosen {
        @RegisterExtension
        final SandboxExtension extension = SandboxExtension.with(Map.of("daily_quota", 1))
                .connection("222")
                .client(builder -> builder.clock(ClockKind.VIRTUAL));

        @Test
        void isThere(Sandbox sandbox, MakoClient mako, MakiniClient makini) {
            mako.addCompany(company(sandbox));
            assertThrows(QuotaExhaustedException.class, () -> mako.addCompany(company(sandbox)));
            assertTrue(mako.explain().contains(new SettingSource("clock", "virtual", "code")), "" + mako.explain());
            assertTrue(makini.explain().stream().anyMatch(row -> row.name().equals("connection")));
        }
    }

    @Unjudged
    static class Free {
        @RegisterExtension
        final SandboxExtension extension = new SandboxExtension();

        @Test
        void faulty(Sandbox sandbox) throws IOException {
            misplace(sandbox);
        }
    }

    @ExtendWith(SandboxExtension.class)
    static class ForAll {
        @BeforeAll
        static void take(Sandbox sandbox) {
            sandbox.reset();
        }

        @Test
        void isNotReached() {}
    }

    /** A secret in a query, as the sandbox will not have it. */
    private static void misplace(Sandbox sandbox) throws IOException {
        URI place =
                URI.create(sandbox.baseUrl()).resolve("/mako-api/config/v1/listCompanies?q=" + sandbox.clientSecret());
        HttpURLConnection connection = (HttpURLConnection) place.toURL().openConnection();
        assertEquals(401, connection.getResponseCode());
    }

    private static AddCompany company(Sandbox sandbox) {
        return AddCompany.builder()
                .parentCompanyId(sandbox.rootCompanyId())
                .companyType("RESELLER")
                .name("Acme")
                .address(Address.builder()
                        .address1("1355")
                        .city("Elgin")
                        .country("US")
                        .build())
                .build();
    }

    /** What tests of a class, or the class itself, failed with. */
    private static List<Throwable> failures(Class<?> tests) {
        List<Throwable> failures = new ArrayList<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult end) {
                end.getThrowable().ifPresent(failures::add);
            }
        });
        return failures;
    }
}
