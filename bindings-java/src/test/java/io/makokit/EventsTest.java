package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.internal.JsonWriter;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final SandboxProcess SANDBOX = SandboxProcess.shared();

    /** Held, because a logger that nobody holds forgets its handlers. */
    private static final Logger LOGGER = Logger.getLogger("io.makokit");

    @Test
    void aCallIsTold() throws Exception {
        Map<String, ?> playback = SANDBOX.play(Scripts.of(
                Scripts.get("getMako/1", Map.of("status", 503, "text", "no")),
                Scripts.get("getMako/1", Scripts.ok(Map.of("id", "1")))));
        LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
        try (MakoClient client = SANDBOX.playing(MakoClient.builder().onEvent(events::add), playback)
                .build()) {
            client.getMako("1");
            assertNull(assertInstanceOf(Event.Refresh.class, taken(events)).error());
            Event.BeforeSend sent = assertInstanceOf(Event.BeforeSend.class, taken(events));
            assertEquals("getMako", sent.operation());
            assertEquals("GET", sent.method());
            assertTrue(sent.path().endsWith("/mako-api/config/v1/getMako/1"), sent.path());
            Event.AfterResponse came = assertInstanceOf(Event.AfterResponse.class, taken(events));
            assertEquals(List.of(503, 1), List.of(came.httpStatus(), came.attempt()));
            assertEquals(sent.requestId(), came.requestId());
            Event.Retry retry = assertInstanceOf(Event.Retry.class, taken(events));
            assertEquals("Server", retry.error());
            assertTrue(retry.delay().compareTo(Duration.ZERO) > 0);
            assertEquals(
                    2, assertInstanceOf(Event.BeforeSend.class, taken(events)).attempt());
            assertEquals("after_response", taken(events).name());
        }
    }

    @Test
    void eventsOfOtherVersionsAreNotLost() {
        Map<String, Object> facts = Map.of("event", "teleport", "to", List.of(1L));
        Event.Other other = assertInstanceOf(Event.Other.class, Events.fromMap(facts));
        assertEquals("teleport", other.name());
        assertEquals(facts, other.facts());
        assertEquals(
                new Event.Wait("a", "b", Duration.ofMillis(3)),
                Events.fromMap(
                        Map.of("event", "wait", "operation", "a", "request_id", "b", "wait_ms", 3, "more", true)));
    }

    @Test
    void aSlowHookHoldsUpNobody() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Consumer<Event> slow = event -> {
            busy.countDown();
            awaited(free);
        };
        LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
        try (MakoClient held =
                        SANDBOX.configured(MakoClient.builder()).onEvent(slow).build();
                MakoClient other = SANDBOX.configured(MakoClient.builder())
                        .onEvent(events::add)
                        .build()) {
            held.listCompanies();
            assertTrue(busy.await(20, TimeUnit.SECONDS));
            held.listCompanies();
            other.listCompanies();
            assertTrue(taken(events) != null);
        } finally {
            free.countDown();
        }
    }

    @Test
    void aHookThatThrowsHarmsNoCall() throws Exception {
        CountDownLatch told = new CountDownLatch(4);
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();
        try (Ear ear = new Ear();
                MakoClient client = SANDBOX.configured(MakoClient.builder())
                        .onEvent(event -> {
                            daemon.complete(Thread.currentThread().isDaemon());
                            told.countDown();
                            throw new StackOverflowError("on purpose");
                        })
                        .build()) {
            client.listCompanies();
            client.listCompanies();
            assertTrue(told.await(20, TimeUnit.SECONDS), told.toString());
            awaitIdle(client);
            assertTrue(daemon.get(20, TimeUnit.SECONDS));
            String heard = ear.heard().toString();
            assertTrue(heard.contains("io.makokit WARNING: a hook for events has failed; the calls go on"), heard);
            assertTrue(heard.contains("StackOverflowError: on purpose"), heard);
        }
    }

    @Test
    void afterTheEndNothingIsTold() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<Event> events = new CopyOnWriteArrayList<>();
        MakoClient client = SANDBOX.configured(MakoClient.builder())
                .onEvent(event -> {
                    events.add(event);
                    busy.countDown();
                    awaited(free);
                })
                .build();
        client.listCompanies();
        assertTrue(busy.await(20, TimeUnit.SECONDS));
        client.close();
        free.countDown();
        awaitIdle(client);
        assertEquals(1, events.size(), events.toString());
    }

    @Test
    void theOrderIsThatOfTheEventsAndWhatIsTooMuchIsCounted() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<Event> events = new ArrayList<>();
        EventLane lane = new EventLane(event -> {
            busy.countDown();
            awaited(free);
            events.add(event);
        });
        lane.told(dropped(-1));
        assertTrue(busy.await(20, TimeUnit.SECONDS));
        LongStream.range(0, EventLane.MOST + 5).forEach(count -> lane.told(dropped(count)));
        free.countDown();
        awaitIdle(lane);
        assertEquals(EventLane.MOST + 2, events.size());
        for (int i = 0; i <= EventLane.MOST; i++) {
            assertEquals(new Event.Dropped(i - 1), events.get(i));
        }
        assertEquals(new Event.Dropped(5), events.get(EventLane.MOST + 1));
    }

    @Test
    void aThreadThatCannotBeHadIsAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        List<Event> events = new ArrayList<>();
        EventLane lane = new EventLane(events::add, work -> {
            if (asked.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread (on purpose)");
            }
            work.run();
        });
        try (Ear ear = new Ear()) {
            lane.told(dropped(1));
            assertTrue(
                    ear.heard().toString().contains("has no thread"),
                    ear.heard().toString());
        }
        lane.told(dropped(2));
        assertEquals(List.of(new Event.Dropped(1), new Event.Dropped(2)), events);
    }

    @Test
    void aLogThatThrowsSilencesNoHook() {
        List<Event> events = new ArrayList<>();
        EventLane lane = new EventLane(
                event -> {
                    events.add(event);
                    throw new IllegalStateException("on purpose");
                },
                Runnable::run);
        LongStream.range(0, 2).forEach(count -> withABrokenLog(() -> lane.told(dropped(count))));
        assertEquals(List.of(new Event.Dropped(0), new Event.Dropped(1)), events);
        assertTrue(lane.isIdle());
    }

    @Test
    void aLogThatThrowsKeepsNoHookFromAskingForAThreadAgain() {
        List<Event> events = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        EventLane lane = new EventLane(events::add, work -> {
            if (asked.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread (on purpose)");
            }
            work.run();
        });
        LongStream.range(0, 2).forEach(count -> withABrokenLog(() -> lane.told(dropped(count))));
        assertEquals(List.of(new Event.Dropped(0), new Event.Dropped(1)), events);
    }

    private static void withABrokenLog(Runnable work) {
        Handler broken = new BrokenLog();
        LOGGER.addHandler(broken);
        try {
            work.run();
        } finally {
            LOGGER.removeHandler(broken);
        }
    }

    /** A log whose disk is full. */
    private static final class BrokenLog extends Handler {
        @Override
        public void publish(LogRecord row) {
            throw new IllegalStateException("disk full (on purpose)");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void aClientThatIsForgottenGoesAlthoughItsHookHoldsIt() throws Exception {
        ReferenceQueue<MakoClient> gone = new ReferenceQueue<>();
        WeakReference<MakoClient> forgotten = forgotten(gone);
        Forgotten.await(gone);
        assertNull(forgotten.get());
    }

    private static WeakReference<MakoClient> forgotten(ReferenceQueue<MakoClient> gone) throws Exception {
        MakoClient[] own = new MakoClient[1];
        CountDownLatch told = new CountDownLatch(2);
        Consumer<Event> holding = event -> {
            if (own[0] != null) {
                told.countDown();
            }
        };
        own[0] = SANDBOX.configured(MakoClient.builder()).onEvent(holding).build();
        own[0].listCompanies();
        assertTrue(told.await(20, TimeUnit.SECONDS));
        awaitIdle(own[0]);
        return new WeakReference<>(own[0], gone);
    }

    private static byte[] dropped(long count) {
        return JsonWriter.write(Map.of("event", "dropped", "count", count));
    }

    private static Event taken(LinkedBlockingQueue<Event> events) throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }

    private static void awaitIdle(MakoClient client) {
        awaitIdle(client.session().events());
    }

    private static void awaitIdle(EventLane lane) {
        while (!lane.isIdle()) {
            Thread.onSpinWait();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }
}
