package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.internal.Completion;
import io.makokit.internal.Pump;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A create whose answer is lost on this side of the seam is told as one whose outcome is not known. */
class LostAnswerTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();
    private static final InternalError FULL = new InternalError("no room (on purpose)");
    private static final Function<Map<String, ?>, Object> NO_ROOM = map -> {
        throw FULL;
    };

    @Test
    void aCallLeavesNoPermitToPark() {
        try (MakoClient client = SANDBOX.client()) {
            client.limits();
            LockSupport.parkNanos(1);
            long begin = System.nanoTime();
            client.limits();
            LockSupport.parkNanos(200_000_000);
            assertTrue(System.nanoTime() - begin >= 100_000_000, "the thread did not park");
        }
    }

    @Test
    void aCallThatTheSeamLosesIsToldAsLost() {
        CompletableFuture<Throwable> loss = new CompletableFuture<>();
        try (MakoClient client = SANDBOX.client()) {
            long call = Pump.attempt(client.session().id(), null, new byte[0], new byte[0], new Pump.Receiver() {
                @Override
                public void ended(Completion completion) {
                    loss.completeExceptionally(new AssertionError("it has ended"));
                }

                @Override
                public void lost(Throwable cause) {
                    loss.complete(cause);
                }
            });
            assertEquals(Pump.TOLD, call);
            assertInstanceOf(RuntimeException.class, loss.getNow(null));
        }
    }

    @Test
    void anAnswerThatFindsNoRoomLeavesACreateOpen() throws Exception {
        Map<String, ?> reply = Scripts.ok(Map.of("id", "1"));
        Row<Object> row = Row.doing("addMako", NO_ROOM);
        Arguments request = Arguments.body(Map.of("name", "n"));
        CallOptions options = CallOptions.builder().validate(false).build();
        Map<String, ?> playback =
                SANDBOX.play(Scripts.of(Scripts.post("addMako", reply), Scripts.post("addMako", reply)));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), playback).build()) {
            MakoClient open = client.withOptions(options);
            isOpen(assertThrows(OutcomeUnknownException.class, () -> open.run(row, request)));
            CompletableFuture<Object> future = client.session().start(row, request, options, Runnable::run);
            isOpen(assertThrows(CompletionException.class, future::join).getCause());
        }
    }

    @Test
    void anAnswerOfWhatMayBeRepeatedIsNoMoreThanAnError() throws Exception {
        Map<String, ?> playback = SANDBOX.play(Scripts.of(Scripts.get("getMako/1", Scripts.ok(Map.of("id", "1")))));
        try (MakoClient client = SANDBOX.playing(MakoClient.builder(), playback).build()) {
            Arguments id = Arguments.placed(Arguments.places().put("id", "1"));
            assertSame(FULL, assertThrows(InternalError.class, () -> client.run(Row.one("getMako", NO_ROOM), id)));
        }
    }

    private static void isOpen(Throwable error) {
        MakokitException unknown = assertInstanceOf(OutcomeUnknownException.class, error);
        assertEquals("Internal", unknown.outcomeCause().kind());
        assertSame(FULL, unknown.getCause().getCause());
    }
}
