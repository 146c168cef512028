package io.makokit;

import io.makokit.internal.Core;
import io.makokit.internal.Fields;
import io.makokit.internal.JsonReader;
import io.makokit.internal.JsonWriter;
import io.makokit.internal.NativeBridge;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * Receives the deliveries of one sender of webhooks: verifies them, reads them, and tells them from repetitions. No framework is
 * needed, and none is in the way.
 *
 * <pre>{@code
 * Webhooks webhooks = Webhooks.of("makini").secret(secret).build();
 * try {
 *     WebhookDelivery delivery = webhooks.receive(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
 *     queue.add(delivery);
 *     answer(exchange, 200);
 * } catch (WebhookException refused) {
 *     answer(exchange, refused.httpStatus());
 * }
 * }</pre>
 *
 * <p>Threads may share it. What it remembers is in this process only. {@code docs/guide/webhooks.md} has how each system proves a
 * delivery, and how well that is known.
 */
public final class Webhooks implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final Handle handle;
    private final Cleaner.Cleanable cleanable;

    Webhooks(Map<String, ?> settings) {
        Core.load();
        long id = Core.answered(NativeBridge.webhookOpen(JsonWriter.write(settings)))
                .getLong();
        this.handle = new Handle(id, NativeBridge::webhookClose);
        this.cleanable = handle.closedWith(this);
    }

    /**
     * Settings of a receiver.
     *
     * @param system who sends: {@code mako}, {@code makini} or {@code maestrano}
     * @return a builder
     */
    public static WebhooksBuilder of(String system) {
        return new WebhooksBuilder(Objects.requireNonNull(system, "system"));
    }

    /**
     * Receives a POST.
     *
     * @param headers all headers, with the values of each
     * @param body the body's bytes as they came: JSON that was read and written again is not what was signed
     * @return what it says
     * @throws WebhookException when it is not accepted; {@link MakokitException#httpStatus()} is the one to answer with: 200 for a
     *     {@link ReplayedException}, 401 for a {@link SignatureMismatchException}, 400 or 413 for a {@link MalformedException}
     */
    public WebhookDelivery receive(Map<String, ? extends Collection<String>> headers, byte[] body) {
        return receive(headers, body, null);
    }

    /**
     * Receives a POST at another time than the machine's, for tests.
     *
     * @param headers all headers, with the values of each
     * @param body the body's bytes as they came
     * @param now the time; null is the machine's
     * @return what it says
     */
    public WebhookDelivery receive(Map<String, ? extends Collection<String>> headers, byte[] body, Instant now) {
        Objects.requireNonNull(body, "body");
        Map<String, Object> head = head(headers);
        if (now != null) {
            head.put("now_ms", now.toEpochMilli());
        }
        return received(head, body);
    }

    /**
     * Receives a DELETE of Maestrano's, with the ids in its path. It may come again, and is told each time.
     *
     * @param headers all headers, with the values of each
     * @param groupId the group that is gone, or that a user has left
     * @param userId the user; null when the whole group is gone
     * @return what it says
     */
    public WebhookDelivery receiveRemoved(
            Map<String, ? extends Collection<String>> headers, String groupId, String userId) {
        Map<String, Object> removed = new LinkedHashMap<>();
        removed.put("group_id", Objects.requireNonNull(groupId, "groupId"));
        if (userId != null) {
            removed.put("user_id", userId);
        }
        Map<String, Object> head = head(headers);
        head.put("removed", removed);
        return received(head, NOTHING);
    }

    /**
     * Forgets a delivery, so that it may come again: it could not be dealt with.
     *
     * @param delivery the delivery
     */
    public void forget(WebhookDelivery delivery) {
        if (delivery.key() != null) {
            byte[] key = delivery.key().getBytes(StandardCharsets.UTF_8);
            Core.answered(asked(id -> NativeBridge.webhookForget(id, key)));
        }
    }

    /**
     * The headers by which a body proves to come from the sender: for tests of a program.
     *
     * @param body the body
     * @return headers, with the values of each
     */
    public Map<String, List<String>> prove(byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Object pair : (List<?>) read(asked(id -> NativeBridge.webhookProve(id, body)))) {
            List<?> both = (List<?>) pair;
            headers.put(both.get(0).toString(), List.of(both.get(1).toString()));
        }
        return headers;
    }

    /** Closes it, and forgets everything. */
    @Override
    public void close() {
        cleanable.clean();
    }

    Handle handle() {
        return handle;
    }

    /** One that the program forgets is closed, but not while it still works. */
    private byte[] asked(LongFunction<byte[]> question) {
        try {
            return question.apply(handle.id());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private WebhookDelivery received(Map<String, Object> head, byte[] body) {
        byte[] written = JsonWriter.write(head);
        Object delivery = read(asked(id -> NativeBridge.webhookReceive(id, written, body)));
        return WebhookDelivery.fromMap(Fields.named((Map<?, ?>) delivery));
    }

    private static Map<String, Object> head(Map<String, ? extends Collection<String>> headers) {
        List<List<String>> pairs = new ArrayList<>();
        headers.forEach((name, values) -> {
            // The status line of a request has no name where some servers keep it.
            if (name != null && values != null) {
                values.forEach(value -> pairs.add(List.of(name, value)));
            }
        });
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("headers", pairs);
        return head;
    }

    private static Object read(byte[] answer) {
        ByteBuffer json = Core.answered(answer);
        byte[] bytes = new byte[json.remaining()];
        json.get(bytes);
        return JsonReader.read(bytes);
    }
}
