package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.AddMako;
import io.makokit.mako.AddPerson;
import io.makokit.mako.Address;
import io.makokit.mako.Company;
import io.makokit.mako.Mako;
import io.makokit.mako.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Outcomes, whole answers, and good answers that this side cannot read. */
class EnsureTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    private static final AddMako MAKO = AddMako.builder()
            .name("Test")
            .phoneNumber("1")
            .address(Address.builder().address1("1").build())
            .identification("AA:BB:CC:22:33:44")
            .build();

    @Test
    void aMakoIsCreatedOnce() {
        try (MakoClient client = SANDBOX.client();
                MakoAsyncClient async = SANDBOX.asyncClient()) {
            Company company = client.addCompany(ClientTest.company("Owner"));
            AddMako request = MAKO.toBuilder().companyId(company.id()).build();
            Outcome<Mako> first = client.ensureMako(request);
            Outcome<Mako> second = async.ensureMako(request.toMap()).join();
            assertTrue(first.isThere() && second.isThere(), first + " " + second);
            assertEquals("Test", ((Outcome.Created<Mako>) first).entity().name());
            assertEquals(Optional.empty(), ((Outcome.AlreadyThere<Mako>) second).entity());
        }
    }

    @Test
    void extraFieldsOfARecordAreNotChecked() throws Exception {
        AddMako request = MAKO.toBuilder().extra("note", "n").build();
        Map<String, ?> playback = SANDBOX.play(
                Scripts.of(Scripts.post("addMako", request.toMap(), Scripts.ok(Map.of("id", "1", "name", "Test")))));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), playback).build()) {
            Outcome.Created<?> created = assertInstanceOf(Outcome.Created.class, client.ensureMako(request));
            assertEquals("Test", assertInstanceOf(Mako.class, created.entity()).name());
        }
    }

    @Test
    void whatIsRefusedHereWasNotCreated() {
        try (MakoAsyncClient client = SANDBOX.asyncClient()) {
            Outcome<Mako> outcome = client.ensureMako(Map.of("nmae", "x")).join();
            assertFalse(outcome.isThere());
            MakokitException error =
                    assertInstanceOf(Outcome.NotCreated.class, outcome).error();
            assertEquals(Origin.LOCAL, error.origin());
            assertEquals("addMako", error.operation());
            assertTrue(List.of(error.getStackTrace()).toString().contains("whatIsRefusedHereWasNotCreated"));
        }
    }

    @Test
    void whatHasNothingToDoWithTheEntityIsThrown() {
        MakoAsyncClient async = SANDBOX.asyncClient();
        MakoClient client = SANDBOX.client();
        client.close();
        async.close();
        assertThrows(ClosedException.class, () -> client.ensureMako(MAKO));
        assertInstanceOf(ClosedException.class, AsyncClientTest.failure(async.ensureMako(MAKO)));
        InvalidDataException odd = assertThrows(
                InvalidDataException.class, () -> client.ensureMako(Map.of("address", Map.of("city", new Object()))));
        assertEquals("address.city", odd.violations().get(0).path());
        assertEquals("addMako", odd.operation());
    }

    @Test
    void anAmbiguousAnswerIsUnknown() throws Exception {
        AddPerson person = AddPerson.builder().username("jane").build();
        Map<String, ?> lost = Map.of("close", "before-reply");
        Map<String, ?> playback = SANDBOX.play(Scripts.of(Scripts.post("addPerson", lost)));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), playback).build()) {
            MakokitException error = assertInstanceOf(Outcome.Unknown.class, client.ensurePerson(person))
                    .error();
            assertInstanceOf(OutcomeUnknownException.class, error);
            assertInstanceOf(TransportException.class, error.outcomeCause());
        }
        CallOptions resend = CallOptions.builder().settle(Settle.RESEND).build();
        Map<String, ?> settled = SANDBOX.play(
                Scripts.of(Scripts.post("addPerson", lost), Scripts.post("addPerson", Scripts.ok(Map.of("id", "7")))));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), settled).build()) {
            Outcome<Person> outcome = client.withOptions(resend).ensurePerson(person);
            assertEquals("7", ((Outcome.Created<Person>) outcome).entity().id().value());
        }
    }

    @Test
    void aGoodAnswerThatCannotBeReadIsNoFailure() {
        RuntimeException why = new IllegalArgumentException("Mako.name has to be a text, not a Long");
        IllegalAnswer answer = new IllegalAnswer("mako", "addMako", why);
        OutcomeUnknownException error = assertThrows(
                OutcomeUnknownException.class,
                () -> MakoRows.ADD_MAKO.unreadable().apply(answer));
        assertInstanceOf(UnexpectedResponseException.class, error.outcomeCause());
        assertEquals(why, error.outcomeCause().getCause());
        assertEquals("addMako", error.operation());
        assertTrue(error.getMessage().contains("before you repeat it"), error.getMessage());
        assertInstanceOf(
                Outcome.Unknown.class, MakoRows.ENSURE_MAKO.unreadable().apply(answer));
        assertThrows(
                UnexpectedResponseException.class,
                () -> MakoRows.GET_MAKO.unreadable().apply(answer));
        assertThrows(
                OutcomeUnknownException.class,
                () -> Row.raw("addMako", false).unreadable().apply(answer));
        FreeCall get = FreeCall.of("GET", "/x");
        FreeCall post = FreeCall.of("POST", "/x");
        assertThrows(
                UnexpectedResponseException.class,
                () -> Row.call(get).unreadable().apply(answer));
        assertThrows(
                OutcomeUnknownException.class, () -> Row.call(post).unreadable().apply(answer));
        assertThrows(
                UnexpectedResponseException.class,
                () -> Row.call(post.idempotent(true)).unreadable().apply(answer));
    }

    @Test
    void aNumberThatIsTooLongForUsDoesNotMakeACreateLookFailed() throws Exception {
        String body = "{\"status\": \"OK\", \"body\": {\"id\": \"1\", \"more\": " + "1".repeat(2000) + "}}";
        Map<String, ?> reply =
                Map.of("status", 200, "text", body, "headers", Map.of("content-type", "application/json"));
        Map<String, ?> playback = SANDBOX.play(Scripts.of(
                Scripts.post("addMako", reply),
                Scripts.post("addMako", reply),
                Scripts.post("addMako", reply),
                Scripts.get("getMako/1", reply)));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), playback).build()) {
            assertThrows(OutcomeUnknownException.class, () -> client.addMako(MAKO));
            assertInstanceOf(Outcome.Unknown.class, client.ensureMako(MAKO));
            assertThrows(OutcomeUnknownException.class, () -> client.raw("addMako", MAKO));
            assertThrows(UnexpectedResponseException.class, () -> client.getMako("1"));
        }
    }

    @Test
    void anEntityThatIsThereStaysThereWhenItCannotBeRead() {
        Map<String, ?> answer = Map.of("outcome", "already_there", "entity", Map.of("id", 5));
        assertEquals(new Outcome.AlreadyThere<>(Optional.empty()), Outcomes.fromMap(answer, Mako::fromMap));
    }

    @Test
    void aWholeAnswerHasAllFacts() throws Exception {
        Map<String, ?> reply = Map.of(
                "status",
                200,
                "json",
                Map.of("status", "OK", "body", Map.of("id", "1", "new", List.of(true))),
                "headers",
                Map.of("X-Request-Id", "theirs", "X-More", "m"));
        Map<String, ?> playback =
                SANDBOX.play(Scripts.of(Scripts.get("getMako/1", reply), Scripts.get("getMako/1", reply)));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), playback).build();
                MakoAsyncClient async =
                        SANDBOX.playing(MakoAsyncClient.builder(), playback).build()) {
            RawAnswer answer = client.raw("getMako", Map.of("id", "1"));
            assertEquals(200, answer.httpStatus());
            assertEquals(1, answer.attempts());
            assertEquals("theirs", answer.serverRequestId());
            assertEquals("m", answer.header("X-MORE"));
            assertNull(answer.header("x-other"));
            assertEquals(Map.of("id", "1", "new", List.of(true)), answer.body());
            assertThrows(
                    UnsupportedOperationException.class, () -> answer.headers().clear());
            assertInstanceOf(ConfigException.class, AsyncClientTest.failure(async.raw("getMaco", Map.of())));
        }
        try (MakoAsyncClient async = SANDBOX.asyncClient();
                MakoClient client = SANDBOX.client()) {
            assertInstanceOf(
                    List.class, async.raw("listCompanies", Map.of()).join().body());
            assertInstanceOf(
                    List.class,
                    client.raw(FreeCall.of("GET", "/mako-api/config/v1/listCompanies"))
                            .body());
            CompletionException error = assertThrows(
                    CompletionException.class, () -> async.raw("addMako", MAKO).join());
            assertInstanceOf(ApiException.class, error.getCause());
        }
    }
}
