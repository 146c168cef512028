package io.makokit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.ClosedException;
import io.makokit.ConfigException;
import io.makokit.MakoAsyncClient;
import io.makokit.MakoClient;
import io.makokit.Outcome;
import io.makokit.QuotaExhaustedException;
import io.makokit.TransportException;
import io.makokit.mako.AddMako;
import io.makokit.mako.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private static final AddMako MAKO = AddMako.builder()
            .companyId("f8a3ae1a-967a-4032-a053-e012cfe34537")
            .name("Test")
            .makoModel("Mako 6500-M")
            .phoneNumber("+18008514690")
            .address(Address.builder().address1("1355").build())
            .identification("11:22:33:44:55:66")
            .build();

    @Test
    void aClientIsServedAndJudged() {
        try (Sandbox sandbox = Sandbox.start();
                MakoClient client = sandbox.configure(MakoClient.builder()).build();
                MakoAsyncClient async =
                        sandbox.configure(MakoAsyncClient.builder()).build()) {
            assertTrue(client.listCompanies().size() >= 2);
            assertEquals(client.listCompanies(), async.listCompanies().join());
            assertEquals(
                    sandbox.rootCompanyId(),
                    client.getCompany(sandbox.rootCompanyId()).id().value());
            assertTrue(sandbox.verdict().ok(), sandbox.verdict().toString());
            assertTrue(sandbox.journal().size() >= 5);
            assertTrue(sandbox.state().companies().size() >= 2, sandbox.state().toString());
            OperationVerdict listed = sandbox.verdict().operations().get("listCompanies");
            assertEquals(3, listed.requests(), listed.toString());
            assertTrue(sandbox.journal().stream().allMatch(entry -> entry.status() == 200 && entry.workDone()));
            assertEquals("Sandbox[" + sandbox.baseUrl() + "]", sandbox.toString());
            sandbox.reset();
            assertEquals(List.of(), sandbox.journal());
        }
    }

    @Test
    void aFaultStrikesOnce() {
        try (Sandbox sandbox = Sandbox.start(Map.of("seed", 7, "rate_limit", 50));
                MakoClient client = sandbox.configure(MakoClient.builder()).build()) {
            assertEquals("1", sandbox.arm(Map.of("fault", "reset_after", "operation", "addMako")));
            assertInstanceOf(Outcome.AlreadyThere.class, client.ensureMako(MAKO));
            assertTrue(sandbox.verdict().ok(), sandbox.verdict().toString());
            sandbox.disarm(sandbox.arm(Fault.of("html_500").on("listCompanies").always()));
            sandbox.arm(Fault.of("html_500").on("listCompanies").always());
            ArmedFault armed = sandbox.faults().get(1);
            assertEquals(List.of("3", 0L, false), List.of(armed.id(), armed.struck(), armed.spent()), armed.toString());
            assertEquals("html_500", armed.fault().toMap().get("fault"));
            sandbox.disarmAll();
            assertEquals("settling_resend", sandbox.verdict().notes().get(0).kind());
            assertEquals(
                    1,
                    client.listCompanies().stream()
                            .map(Object::toString)
                            .distinct()
                            .limit(1)
                            .count());
        }
    }

    @Test
    void whatIsWrongIsTold() {
        ConfigException error = assertThrows(ConfigException.class, () -> Sandbox.start(Map.of("sed", 7)));
        assertTrue(error.getMessage().contains("sed"), error.getMessage());
        assertEquals(
                "options",
                assertThrows(NullPointerException.class, () -> Sandbox.start(null))
                        .getMessage());
        try (Sandbox sandbox = Sandbox.start()) {
            IllegalArgumentException wrong =
                    assertThrows(IllegalArgumentException.class, () -> sandbox.arm(Map.of("fault", "earthquake")));
            assertTrue(wrong.getMessage().startsWith("POST /faults: "), wrong.getMessage());
            assertThrows(IllegalArgumentException.class, () -> sandbox.ask("GET", "/nowhere", null));
        }
    }

    @Test
    void aDayEndsByTheCalendar() {
        try (Sandbox sandbox = Sandbox.start(Map.of("daily_quota", 1));
                MakoClient client = sandbox.configure(MakoClient.builder()).build()) {
            Instant evening = Instant.parse("2026-01-31T23:59:00Z");
            assertTrue(!sandbox.setCalendar(evening).isBefore(evening));
            client.addMako(MAKO);
            SandboxQuota quota = sandbox.quota();
            assertEquals(1, quota.limit(), quota.toString());
            assertEquals(Instant.parse("2026-02-01T00:00:00Z"), quota.resetsAt());
            QuotaExhaustedException error = assertThrows(QuotaExhaustedException.class, () -> client.addMako(MAKO));
            assertEquals("server", error.source());
            assertEquals(1, error.limit());
            assertEquals(quota.resetsAt(), error.resetsAt());
            assertTrue(sandbox.advanceCalendar(Duration.ofMinutes(2)).isAfter(quota.resetsAt()));
            assertEquals(0, sandbox.quota().used());
            assertTrue(sandbox.calendar().isAfter(quota.resetsAt()));
        }
    }

    @Test
    void whatIsClosedIsGone() {
        Sandbox sandbox = Sandbox.start();
        try (MakoClient client =
                sandbox.configure(MakoClient.builder()).retries(0).build()) {
            sandbox.close();
            sandbox.close();
            assertThrows(ClosedException.class, sandbox::verdict);
            assertThrows(TransportException.class, client::listCompanies);
        }
    }
}
