package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.internal.Core;
import io.makokit.internal.Release;
import io.makokit.mako.AddCompany;
import io.makokit.mako.Address;
import io.makokit.mako.Company;
import io.makokit.mako.CompanyType;
import io.makokit.testing.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    @Test
    void settingsThatAreMissingOrWrongAreNamed() {
        assertTrue(refused(MakoClient.builder()).contains("base_url is missing"));
        assertTrue(refused(MakoClient.builder().env()).contains("MAKO_BASE_URL"));
        assertTrue(refused(valid().baseUrl("nowhere")).contains("base_url"));
        assertTrue(refused(valid().clientSecret("")).contains("client_secret is empty"));
        assertTrue(refused(valid().timeout(Duration.ZERO)).contains("timeout_ms"));
        assertTrue(refused(valid().retries(-1)).contains("-1"));
    }

    @Test
    void nothingPrintsTheSecret() {
        MakoClient.Builder builder = valid().clientSecret("hush-hush").retries(0);
        assertFalse(builder.toString().contains("hush"), builder.toString());
        assertTrue(builder.toString().contains("client_secret"), builder.toString());
        try (MakoClient client = builder.build()) {
            assertEquals("MakoClient[http://127.0.0.1:1]", client.toString());
            MakokitException error = assertThrows(ConnectException.class, client::listCompanies);
            assertFalse((error + " " + error.toMap()).contains("hush"), error.toString());
        }
    }

    @Test
    void aRecordAndAMapDoTheSame() {
        try (MakoClient client = SANDBOX.client()) {
            Company one = client.addCompany(AddCompany.builder()
                    .parentCompanyId(SANDBOX.rootCompany())
                    .companyType(CompanyType.RESELLER)
                    .name("Record")
                    .address(Address.builder().address1("1355").build())
                    .build());
            Company other = client.addCompany(company("Map"));
            assertEquals("Record", one.name());
            assertEquals("Map", client.getCompany(other.id()).name());
            assertEquals(one.name(), client.getCompany(one.id().value()).name());
            List<Company> all = client.listCompanies();
            assertTrue(all.stream().map(Company::id).toList().containsAll(List.of(one.id(), other.id())));
            assertThrows(UnsupportedOperationException.class, all::clear);
        }
    }

    @Test
    void aMisspeltNameInAMapIsRefusedHere() {
        try (MakoClient client = SANDBOX.client()) {
            Map<String, ?> misspelt = Map.of("nmae", "Acme");
            InvalidDataException error = assertThrows(InvalidDataException.class, () -> client.addCompany(misspelt));
            assertEquals(Origin.LOCAL, error.origin());
            assertTrue(error.violations().get(0).toString().contains("did you mean name?"), error.getMessage());
            assertEquals("addCompany", error.operation());
            assertEquals("mako", error.provider());
            assertEquals(0, error.httpStatus());
        }
    }

    @Test
    void aValueWithoutJsonIsRefusedHere() {
        try (MakoClient client = SANDBOX.client();
                MakoAsyncClient async = SANDBOX.asyncClient()) {
            Map<String, ?> odd = Map.of("address", Map.of("city", new Object()));
            InvalidDataException error = assertThrows(InvalidDataException.class, () -> client.addCompany(odd));
            assertEquals("address.city", error.violations().get(0).path());
            assertEquals(Origin.LOCAL, error.origin());
            assertInstanceOf(InvalidDataException.class, AsyncClientTest.failure(async.addCompany(odd)));
        }
    }

    @Test
    void theExtraFieldsOfARecordAreNotChecked() throws Exception {
        Map<String, ?> body = Map.of(
                "name", "Acme", "address", Map.of("city", "Elgin", "floor", 3), "labels", List.of("a"), "note", "n");
        AddCompany request = AddCompany.builder()
                .name("Acme")
                .address(Address.builder().city("Elgin").extra("floor", 3).build())
                .extra("labels", List.of("a"))
                .build();
        Map<String, ?> playback = SANDBOX.play(
                Scripts.of(Scripts.post("addCompany", body, Scripts.ok(Map.of("id", "1", "name", "Acme")))));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), playback).build()) {
            CallOptions options = CallOptions.builder().extra("note", "n").build();
            assertEquals(
                    "1", client.withOptions(options).addCompany(request).id().value());
        }
        Map<String, ?> report = SANDBOX.report(playback);
        assertEquals(true, report.get("complete"), report.toString());
    }

    @Test
    void anyPathCanBeCalled() {
        try (MakoClient client = SANDBOX.client()) {
            Object list = client.call("GET", "/mako-api/config/v1/listCompanies");
            assertInstanceOf(Map.class, assertInstanceOf(List.class, list).get(0));
            Object made = client.call("POST", "/mako-api/config/v1/addCompany", null, company("Free"));
            assertEquals("Free", assertInstanceOf(Map.class, made).get("name"));
            MakokitException error =
                    assertThrows(EndpointNotFoundException.class, () -> client.call("GET", "/nothing"));
            assertEquals(404, error.httpStatus());
            FreeCall queried = FreeCall.of("GET", "/x").query("a", List.of(Map.of()));
            assertThrows(InvalidParameterException.class, () -> client.call(queried));
        }
    }

    @Test
    void theUseOfTheLimitsIsKnown() {
        try (MakoClient client =
                SANDBOX.configured(MakoClient.builder()).rateLimit(50).build()) {
            client.listCompanies();
            LimitUsage usage = client.limits().stream()
                    .filter(row -> row.operation().equals("listCompanies"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(50, usage.limit());
            assertTrue(usage.used() >= 1 && usage.peak() >= usage.used(), usage.toString());
            assertTrue(usage.span().compareTo(Duration.ofSeconds(1)) >= 0, usage.toString());
            assertEquals(Duration.ofMillis(25), usage.guard());
            assertEquals(
                    usage.used(),
                    usage.holders().stream().mapToLong(Holder::permits).sum());
            String name = usage.holders().get(0).name();
            assertTrue(name.endsWith(" " + ProcessHandle.current().pid()), name);
            assertNull(usage.quota());
        }
    }

    @Test
    void theQuotaOfTheDayIsKnown() {
        try (Sandbox own = Sandbox.start();
                MakoClient client = own.configure(MakoClient.builder())
                        .dailyQuota(3)
                        .quotaScope(QuotaScope.ENDPOINT)
                        .build()) {
            BudgetPlan plan = client.budget("addMako", 4);
            assertEquals(2, plan.days(), plan.toString());
            assertTrue(plan.doneAt().isAfter(Instant.now().minusSeconds(86_400)), plan.toString());
            assertThrows(ConfigException.class, () -> client.budget("addMaco", 1));
            client.addCompany(company("Counted"));
            QuotaUsage quota = client.limits().stream()
                    .filter(row -> row.operation().equals("addCompany"))
                    .findFirst()
                    .orElseThrow()
                    .quota();
            assertEquals(3, quota.limit());
            assertTrue(quota.used() >= 1 && quota.source() != null, quota.toString());
            assertTrue(quota.resetsAt().isAfter(Instant.now().minusSeconds(86_400)), quota.toString());
        }
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            assertTrue(client.budget("getMako", 10).join().today() > 0);
        }
    }

    @Test
    void aClosedClientSaysSoInEveryThread() throws Exception {
        MakoClient client = SANDBOX.client();
        MakoClient other = client.withOptions(CallOptions.builder().retries(0).build());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CountDownLatch closed = new CountDownLatch(1);
        List<Future<MakokitException>> ends = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Callable<MakokitException> late = () -> {
                closed.await();
                client.close();
                return assertThrows(ClosedException.class, other::listCompanies);
            };
            ends.add(threads.submit(late));
        }
        client.close();
        closed.countDown();
        for (Future<MakokitException> end : ends) {
            assertEquals("Closed", end.get().kind());
        }
        threads.shutdown();
        assertTrue(client.toString().endsWith(", closed]"), client.toString());
    }

    @Test
    void theStackIsTheCallers() {
        try (MakoClient client = valid().retries(0).build()) {
            MakokitException error = assertThrows(ConnectException.class, client::listCompanies);
            assertTrue(List.of(error.getStackTrace()).toString().contains("theStackIsTheCallers"));
            assertTrue(error.retryable());
            assertEquals("mako", error.provider());
            assertNull(error.code());
        }
    }

    @Test
    void anErrorSurvivesSerialisation() throws Exception {
        try (MakoClient client = SANDBOX.client()) {
            Map<String, ?> half = Map.of("name", "x");
            MakokitException error = assertThrows(InvalidDataException.class, () -> client.addMako(half));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(error);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                MakokitException copy = assertInstanceOf(InvalidDataException.class, in.readObject());
                assertEquals(error.toMap(), copy.toMap());
            }
        }
    }

    @Test
    void anotherReleasesLibraryIsRefused() {
        Map<String, ?> described = Map.of("version", "9.9.9", "hash", "other");
        ConfigException error =
                assertThrows(ConfigException.class, () -> Core.check("/opt/lib.so", described, Release.HASH));
        assertTrue(error.getMessage().contains("9.9.9 (other) from /opt/lib.so"), error.getMessage());
        assertTrue(error.getMessage().contains(Release.VERSION), error.getMessage());
    }

    /** A request as the guide prints it. */
    static Map<String, ?> company(String name) {
        return Map.of(
                "parentCompanyId",
                SANDBOX.rootCompany(),
                "companyType",
                "RESELLER",
                "name",
                name,
                "address",
                Map.of("address1", "3205 Sycamore Fork Road"));
    }

    private static MakoClient.Builder valid() {
        return MakoClient.builder().baseUrl("http://127.0.0.1:1").clientId("id").clientSecret("secret");
    }

    private static String refused(MakoClient.Builder builder) {
        ConfigException error = assertThrows(ConfigException.class, builder::build);
        assertEquals("Config", error.kind());
        return error.getMessage();
    }
}
