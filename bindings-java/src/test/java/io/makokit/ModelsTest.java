package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.AddMako;
import io.makokit.mako.AddPerson;
import io.makokit.mako.Address;
import io.makokit.mako.Company;
import io.makokit.mako.CompanyId;
import io.makokit.mako.CompanyType;
import io.makokit.mako.Mako;
import io.makokit.mako.MakoModel;
import io.makokit.mako.UserType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelsTest {
    /** The guide's Mako. */
    private static final Map<String, Object> ADD_MAKO = Map.of(
            "companyId", "f8a3ae1a-967a-4032-a053-e012cfe34537",
            "name", "Test Mako",
            "address", Map.of("address1", "1355", "latitude", 42.06, "longitude", -88.31),
            "phoneNumber", "+18008514690",
            "makoModel", "Mako 6500-M");

    @Test
    void aRequestComesOutOfAMapAndGoesBackIntoOne() {
        AddMako request = AddMako.fromMap(ADD_MAKO);
        assertEquals(CompanyId.of("f8a3ae1a-967a-4032-a053-e012cfe34537"), request.companyId());
        assertEquals(MakoModel.MAKO_6500_M, request.makoModel());
        assertEquals(42.06, request.address().latitude());
        assertNull(request.faxNumber());
        assertFalse(request.hasExtra());
        assertEquals(ADD_MAKO, request.toMap());
    }

    @Test
    void aBuilderTakesTextsForIdsAndOpenValues() {
        AddMako request = AddMako.builder()
                .companyId("f8a3ae1a-967a-4032-a053-e012cfe34537")
                .name("Test Mako")
                .address(Address.builder()
                        .address1("1355")
                        .latitude(42.06)
                        .longitude(-88.31)
                        .build())
                .phoneNumber("+18008514690")
                .makoModel("Mako 6500-M")
                .build();
        assertEquals(AddMako.fromMap(ADD_MAKO), request);
        assertEquals(AddMako.fromMap(ADD_MAKO).hashCode(), request.hashCode());
        AddMako other = request.toBuilder().companyId(CompanyId.of("x")).build();
        assertEquals("x", other.toMap().get("companyId"));
        assertEquals(request, other.toBuilder().companyId(request.companyId()).build());
    }

    @Test
    void moreFieldsAreKept() {
        AddPerson request = AddPerson.builder()
                .userType(UserType.FULL_RESELLER)
                .allowLogin(true)
                .extra("txtEmail", "a@example.com")
                .extra("labels", List.of("one", CompanyType.RESELLER))
                .build();
        assertEquals(
                Map.of(
                        // spotless:off
                        "userType", "Full Reseller",
                        "allowLogin", true,
                        "txtEmail", "a@example.com",
                        "labels", List.of("one", "RESELLER")),
                        // spotless:on
                request.toMap());
        assertTrue(request.hasExtra());
        assertEquals(request, AddPerson.fromMap(request.toMap()));
        Address odd = Address.builder().extra("floor", 3).build();
        assertTrue(AddPerson.builder().address(odd).build().hasExtra(), "a part's fields count, too");
        assertEquals(Map.of("floor", 3L), odd.extra());
    }

    @Test
    void anAnswerKeepsWhatIsNotKnown() {
        Map<String, Object> answer = new HashMap<>();
        answer.put("id", "1");
        answer.put("licence", Map.of("name", "PCI"));
        answer.put("tags", List.of(1, 2));
        answer.put("name", null);
        answer.put("note", null);
        Mako mako = Mako.fromMap(answer);
        assertEquals("1", mako.id().toString());
        assertNull(mako.name());
        Map<String, Object> more = new HashMap<>(Map.of("licence", Map.of("name", "PCI"), "tags", List.of(1L, 2L)));
        more.put("note", null);
        assertEquals(more, mako.extra());
        assertEquals(mako, Mako.fromMap(mako.toMap()));
    }

    @Test
    void nothingCanBeChangedAfterwards() {
        List<Object> tags = new ArrayList<>(List.of("a"));
        Map<String, Object> answer = new HashMap<>(Map.of("id", "1", "tags", tags));
        Company company = Company.fromMap(answer);
        tags.add("b");
        answer.put("more", true);
        assertEquals(Map.of("tags", List.of("a")), company.extra());
        assertThrows(UnsupportedOperationException.class, () -> company.extra().put("x", 1));
        assertThrows(
                UnsupportedOperationException.class,
                () -> ((List<?>) company.extra().get("tags")).clear());
        company.toMap().clear();
        assertEquals(2, company.toMap().size());
    }

    @Test
    void anUnknownValueIsKeptAsItIs() {
        CompanyType type = CompanyType.of("AGENT");
        assertEquals("AGENT", type.toString());
        assertEquals(new CompanyType("AGENT"), type);
        assertEquals("RESELLER", CompanyType.RESELLER.value());
        assertThrows(NullPointerException.class, () -> CompanyType.of(null));
    }

    @Test
    void aMapMayHoldModelsAndIds() {
        Map<String, Object> mixed = new HashMap<>(ADD_MAKO);
        mixed.put("companyId", CompanyId.of("f8a3ae1a-967a-4032-a053-e012cfe34537"));
        mixed.put("address", Address.fromMap(Map.of("address1", "1355", "latitude", 42.06, "longitude", -88.31)));
        assertEquals(AddMako.fromMap(ADD_MAKO), AddMako.fromMap(mixed));
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        assertEquals("AddMako.name has to be a text, not a Integer", wrong(Map.of("name", 5)));
        assertEquals("AddMako.address has to be an object, not a String", wrong(Map.of("address", "here")));
        Map<String, ?> address = Map.of("latitude", "42");
        assertEquals("Address.latitude has to be a number, not a String", wrong(Map.of("address", address)));
        Map<String, ?> nameless = Map.of("name", "Acme");
        Exception error = assertThrows(IllegalArgumentException.class, () -> Company.fromMap(nameless));
        assertEquals("Company.id is missing", error.getMessage());
    }

    @Test
    void anErrorCanBeMadeForTests() {
        MakokitException error = MakokitException.fromMap(Map.of(
                // spotless:off
                "kind", "OutcomeUnknown",
                "message", "lost",
                "http_status", 502,
                "resets_at", 60,
                "violations", List.of(Map.of("path", "mako.name", "message", "must not be null")),
                "cause", Map.of("kind", "CallTimeout", "message", "too slow", "retry_after_ms", 1500)));
                // spotless:on
        assertSame(OutcomeUnknownException.class, error.getClass());
        assertEquals("lost", error.getMessage());
        assertEquals(502, error.httpStatus());
        assertEquals("mako.name must not be null", error.violations().get(0).toString());
        assertEquals(60, error.resetsAt().getEpochSecond());
        assertSame(CallTimeoutException.class, error.outcomeCause().getClass());
        assertSame(error.getCause(), error.outcomeCause());
        assertEquals(1500, error.outcomeCause().retryAfter().toMillis());
        assertTrue(error.outcomeCause() instanceof TransportException);
        assertEquals(error.toMap(), MakokitException.fromMap(error.toMap()).toMap());
        MakokitException later = MakokitException.fromMap(Map.of("kind", "FromTheFuture", "message", "?"));
        assertSame(MakokitException.class, later.getClass());
        assertEquals("FromTheFuture", later.kind());
    }

    private static String wrong(Map<String, ?> map) {
        return assertThrows(IllegalArgumentException.class, () -> AddMako.fromMap(map))
                .getMessage();
    }
}
