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
import io.makokit.TransportException;
import io.makokit.mako.AddMako;
import io.makokit.mako.Address;
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
                MakoAsyncClient async = sandbox.configure(MakoAsyncClient.builder()).build()) {
            assertTrue(client.listCompanies().size() >= 2);
            assertEquals(client.listCompanies(), async.listCompanies().join());
            assertEquals(sandbox.rootCompanyId(), client.getCompany(sandbox.rootCompanyId()).id().value());
            assertEquals(true, sandbox.verdict().get("ok"), sandbox.verdict().toString());
            assertTrue(sandbox.journal().size() >= 5);
            assertTrue(sandbox.state().containsKey("companies"), sandbox.state().toString());
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
            assertEquals(true, sandbox.verdict().get("ok"), sandbox.verdict().toString());
            sandbox.arm(Map.of("fault", "html_500", "operation", "getMako", "times", "forever"));
            sandbox.disarmAll();
            assertEquals(1, client.listCompanies().stream().map(Object::toString).distinct().limit(1).count());
        }
    }

    @Test
    void whatIsWrongIsTold() {
        ConfigException error = assertThrows(ConfigException.class, () -> Sandbox.start(Map.of("sed", 7)));
        assertTrue(error.getMessage().contains("sed"), error.getMessage());
        assertEquals(
                "options",
                assertThrows(NullPointerException.class, () -> Sandbox.start(null)).getMessage());
        try (Sandbox sandbox = Sandbox.start()) {
            IllegalArgumentException wrong =
                    assertThrows(IllegalArgumentException.class, () -> sandbox.arm(Map.of("fault", "earthquake")));
            assertTrue(wrong.getMessage().startsWith("POST /faults: "), wrong.getMessage());
            assertThrows(IllegalArgumentException.class, () -> sandbox.ask("GET", "/nowhere", null));
            Map<?, ?> calendar = assertInstanceOf(
                    Map.class, sandbox.ask("POST", "/calendar", Map.of("now", "2026-01-31T23:59:50Z")));
            assertTrue(calendar.get("now").toString().startsWith("2026-01-31T23:59:5"), calendar.toString());
        }
    }

    @Test
    void whatIsClosedIsGone() {
        Sandbox sandbox = Sandbox.start();
        try (MakoClient client = sandbox.configure(MakoClient.builder()).retries(0).build()) {
            sandbox.close();
            sandbox.close();
            assertThrows(ClosedException.class, sandbox::verdict);
            assertThrows(TransportException.class, client::listCompanies);
        }
    }
}
