package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.Company;
import io.makokit.mako.Mako;
import io.makokit.mako.Person;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program with Maps as the vendor's page prints them, against a server that knows that page only. */
class GuideTest {
    private static final Map<String, Object> ADD_COMPANY = Map.of(
            "parentCompanyId", "5f10c94d-af26-479f-a705-aa2a85d778ea",
            "companyType", "RESELLER",
            "name", "Acme",
            "address",
                    Map.of(
                            "address1", "3205 Sycamore Fork Road",
                            "suburb", "Suburb",
                            "city", "Fort Lauderdale",
                            "state", "Florida",
                            "postOrZipCode", "33308",
                            "country", "US"),
            "phoneNumber", "9542177110",
            "supportEmail", "test3@makonetworks.com",
            "salesEmail", "test2@makonetworks.com",
            "generalEmail", "test1@makonetworks.com");

    private static final Map<String, Object> ADD_PERSON = Map.of(
            "companyId", "f8a3ae1a-967a-4032-a053-e012cfe34537",
            "userType", "Full Reseller",
            "templateScope", "COMPANY_NO_INHERIT",
            "firstName", "Jane",
            "lastName", "Smith",
            "username", "acmereseller12",
            "email", "acmeresseler1@makonetworks.com",
            "allowLogin", true,
            "address",
                    Map.of(
                            "address1", "1355",
                            "address2", "N McLean Blvd",
                            "city", "Elgin",
                            "state", "Illinois",
                            "postOrZipCode", "60123",
                            "country", "US",
                            "timezone", "America/Chicago"),
            "phoneNumber", "123423423");

    private static final Map<String, Object> ADD_MAKO = Map.of(
            "companyId", "f8a3ae1a-967a-4032-a053-e012cfe34537",
            "name", "Test Mako",
            "address",
                    Map.of(
                            "address1", "1355",
                            "address2", "N McLean Blvd",
                            "suburb", "Suburb",
                            "city", "Elgin",
                            "state", "Illinois",
                            "postOrZipCode", "60123",
                            "country", "US",
                            "timezone", "America/Chicago",
                            "latitude", 42.06,
                            "longitude", -88.31),
            "phoneNumber", "+18008514690",
            "faxNumber", "+18008514691",
            "makoModel", "Mako 6500-M");

    private final GuideServer server = new GuideServer();
    private final MakoClient client = server.settings("hush").build();

    GuideTest() throws IOException {}

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void thePagesWorkflow() {
        Company company = client.addCompany(ADD_COMPANY);
        assertEquals("Acme", company.name());
        Person person = client.addPerson(ADD_PERSON);
        assertEquals("acmereseller12", person.username());
        Mako mako = client.addMako(ADD_MAKO);
        assertEquals("Acme3", mako.companyName());
        assertEquals(List.of(company), client.listCompanies());
        assertEquals(List.of("addCompany", "addPerson", "addMako", "listCompanies"), server.called());
        assertEquals(ADD_COMPANY, server.received.get(0).body());
        assertEquals(
                ADD_PERSON.get("address"), ((Map<?, ?>) server.received.get(1).body()).get("address"));
    }

    @Test
    void whatThePageSaysMayGoWrong() {
        InvalidDataException invalid = refused(GuideServer.INVALID, InvalidDataException.class);
        assertEquals(
                List.of("mako.phoneNumber", "mako.address.address1", "mako.name"),
                invalid.violations().stream().map(Violation::path).toList());
        String told = refused(GuideServer.NOT_FOUND, NoDataFoundException.class).getMessage();
        assertTrue(told.contains("Mako model not found"), told);
        refused(GuideServer.DUPLICATE, DuplicateEntityException.class);
        refused(GuideServer.SOURCE, UnauthorizedSourceException.class);
        refused(GuideServer.NO_JSON, EndpointNotFoundException.class);
        refused(GuideServer.BROKEN, OutcomeUnknownException.class);
        refused(GuideServer.LOST, OutcomeUnknownException.class);
        refused(GuideServer.QUOTA, QuotaExhaustedException.class);
    }

    @Test
    void aLostAnswerToAReadIsAskedForAgain() {
        server.next.addAll(List.of(GuideServer.LOST, GuideServer.RATE, GuideServer.BROKEN));
        assertEquals(
                "Test Mako",
                client.getMako("7db65f69-ed6e-4b23-bf3f-2063b41ccdd1").name());
        assertEquals(List.of("getMako", "getMako", "getMako", "getMako"), server.called());
    }

    @Test
    void aPersonIsMadeSureOf() {
        assertInstanceOf(Outcome.Created.class, client.ensurePerson(ADD_PERSON));
        server.next.add(GuideServer.LOST);
        assertInstanceOf(Outcome.Unknown.class, client.ensurePerson(ADD_PERSON));
        assertEquals(2, server.received.size());
    }

    @Test
    void wrongCredentialsAreTold() {
        try (MakoClient wrong = server.settings("other").build()) {
            assertThrows(InvalidClientException.class, wrong::listCompanies);
        }
        assertTrue(server.received.isEmpty());
    }

    /** What comes of a create that is answered so; it is sent once. */
    private <E extends MakokitException> E refused(GuideServer.Instead instead, Class<E> kind) {
        server.received.clear();
        server.next.add(instead);
        E error = assertThrows(kind, () -> client.addMako(ADD_MAKO));
        assertEquals(List.of("addMako"), server.called());
        return error;
    }
}
