package io.makokit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeBridgeTest {
    private static final byte[] EMPTY = {};

    @BeforeAll
    static void load() {
        NativeLoader.load();
    }

    @Test
    void unknownIdsDoNoHarm() {
        NativeBridge.cancel(-1);
        assertTrue(NativeBridge.giveUp(-1));
        NativeBridge.close(Long.MAX_VALUE);
        NativeBridge.close(0);
    }

    @Test
    void anUnknownHandleEndsAsClosed() throws Exception {
        assertEquals(
                "Closed",
                error(12345, "limits".getBytes(StandardCharsets.UTF_8)).get("kind"));
    }

    @Test
    void aRowThatIsNoUtf8EndsAsAnError() throws Exception {
        String settings =
                """
                {"system": "mako", "base_url": "http://127.0.0.1:1", "client_id": "i", "client_secret": "s"}""";
        byte[] opened = NativeBridge.open(settings.getBytes(StandardCharsets.UTF_8));
        assertEquals(NativeBridge.ANSWER, opened[0]);
        long handle = ByteBuffer.wrap(opened, 1, 8).getLong();
        assertEquals("Config", error(handle, new byte[] {(byte) 0xFF}).get("kind"));
        NativeBridge.close(handle);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        byte[] answer = NativeBridge.open("{".getBytes(StandardCharsets.UTF_8));
        assertEquals(NativeBridge.ERROR, answer[0]);
        Map<?, ?> error = assertInstanceOf(Map.class, JsonReader.read(answer, 1, answer.length - 1));
        assertEquals("Config", error.get("kind"));
    }

    @Test
    void nullIsAnExceptionAndNotTheEnd() {
        assertThrows(RuntimeException.class, () -> NativeBridge.open(null));
        assertThrows(RuntimeException.class, () -> NativeBridge.submit(1, 1, null, EMPTY, EMPTY));
        assertThrows(RuntimeException.class, () -> NativeBridge.attempt(1, 1, null, EMPTY, EMPTY));
    }

    private static Map<?, ?> error(long handle, byte[] row) throws Exception {
        CompletableFuture<Completion> end = new CompletableFuture<>();
        Pump.submit(handle, row, "{}".getBytes(StandardCharsets.UTF_8), EMPTY, new Pump.Receiver() {
            @Override
            public void ended(Completion completion) {
                end.complete(completion);
            }

            @Override
            public void lost(Throwable cause) {
                end.completeExceptionally(cause);
            }
        });
        Completion completion = end.get(20, TimeUnit.SECONDS);
        assertEquals(NativeBridge.ERROR, completion.kind());
        return assertInstanceOf(Map.class, completion.read());
    }
}
