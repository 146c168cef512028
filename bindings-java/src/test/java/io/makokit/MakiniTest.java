package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.makini.Key;
import io.makokit.makini.ListQuery;
import io.makokit.makini.PurchaseOrder;
import io.makokit.makini.PurchaseOrderLine;
import io.makokit.makini.WritePurchaseOrder;
import io.makokit.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Makini's clients against the sandbox: what is special to Java. */
class MakiniTest {
    private static final ListQuery BY_500 = ListQuery.builder().pageSize(500L).build();

    @Test
    void aListIsAnIteratorAStreamAndPages() {
        try (Sandbox sandbox = Sandbox.start();
                MakiniClient client =
                        sandbox.configureMakini(MakiniClient.builder(), "220").build()) {
            Pages<PurchaseOrder> orders = client.listPurchaseOrders(BY_500);
            assertEquals(Optional.empty(), orders.cursor());
            assertEquals(List.of(), sandbox.journal());
            assertEquals("PO-000001", orders.next().orderNo());
            assertEquals(OptionalLong.of(1200), orders.total());
            assertTrue(orders.cursor().isPresent() && orders.toString().contains("listPurchaseOrders"));
            assertEquals(500, orders.nextPage().orElseThrow().size());
            assertEquals(200, orders.stream().count());
            assertFalse(orders.hasNext()
                    || orders.nextPage().isPresent()
                    || orders.cursor().isPresent());
            assertThrows(NoSuchElementException.class, orders::next);
            assertEquals(
                    1200,
                    client.listPurchaseOrders().stream()
                            .map(PurchaseOrder::key)
                            .distinct()
                            .count());
            assertTrue(sandbox.verdict().ok(), sandbox.verdict().toString());
        }
    }

    @Test
    void aListGoesOnAtACursorAndAfterAFault() {
        try (Sandbox sandbox = Sandbox.start();
                MakiniClient client = sandbox.configureMakini(MakiniClient.builder(), "220")
                        .retries(0)
                        .build()) {
            Pages<PurchaseOrder> orders = client.listPurchaseOrders(Map.of("page_size", 100));
            orders.nextPage();
            String cursor = orders.cursor().orElseThrow();
            Pages<PurchaseOrder> again = client.listPurchaseOrders(Map.of("cursor", cursor));
            sandbox.arm(Map.of("fault", "html_500", "operation", "makini.listPurchaseOrders"));
            assertThrows(ServerException.class, again::hasNext);
            assertEquals("PO-000101", again.next().orderNo());
        }
    }

    @Test
    void aListIsReadWithFutures() {
        try (Sandbox sandbox = Sandbox.start();
                MakiniAsyncClient client = sandbox.configureMakini(MakiniAsyncClient.builder(), "220")
                        .build()) {
            List<String> numbers = new ArrayList<>();
            client.listPurchaseOrders(BY_500)
                    .forEach(order -> numbers.add(order.orderNo()))
                    .join();
            assertEquals(1200, numbers.stream().distinct().count());
            AsyncPages<PurchaseOrder> pages = client.listPurchaseOrders(BY_500);
            assertEquals(500, pages.nextPage().join().orElseThrow().size());
            assertEquals(OptionalLong.of(1200), pages.total());
            assertTrue(pages.cursor().isPresent());
        }
    }

    @Test
    void recordsAreWrittenAsRecordsOrMaps() {
        try (Sandbox sandbox = Sandbox.start();
                MakiniClient client =
                        sandbox.configureMakini(MakiniClient.builder(), "222").build()) {
            PurchaseOrderLine line = PurchaseOrderLine.builder()
                    .description("Filter")
                    .quantity(2)
                    .extra("shelf", 7)
                    .build();
            WritePurchaseOrder order = WritePurchaseOrder.builder()
                    .orderNo("PO-A")
                    .lineItems(List.of(line))
                    .build();
            assertTrue(order.hasExtra());
            PurchaseOrder made = client.createPurchaseOrder(order);
            assertEquals(Map.of("shelf", 7L), made.lineItems().get(0).extra());
            PurchaseOrder changed = client.updatePurchaseOrder(made.key(), Map.of("notes", "soon"));
            assertEquals(List.of("PO-A", "soon"), List.of(changed.orderNo(), changed.notes()));
            InvalidDataException error = assertThrows(
                    InvalidDataException.class, () -> client.updatePurchaseOrder(made.key(), Map.of("ordrNo", "7")));
            assertTrue(error.getMessage().contains("did you mean orderNo"), error.getMessage());
            assertThrows(NoDataFoundException.class, () -> client.getPurchaseOrder(Key.of("nothing")));
            assertTrue(sandbox.verdict().ok(), sandbox.verdict().toString());
        }
    }

    @Test
    void settingsOfAnotherSystemAreRefused() {
        ConfigException error = assertThrows(
                ConfigException.class,
                () -> MakiniClient.builder().apiToken("t").clientId("someone").build());
        assertTrue(error.getMessage().contains("client_id is no setting of a client of makini"), error.getMessage());
        try (Sandbox sandbox = Sandbox.start()) {
            assertThrows(IllegalArgumentException.class, () -> sandbox.configureMakini(MakiniClient.builder(), "1"));
        }
    }
}
