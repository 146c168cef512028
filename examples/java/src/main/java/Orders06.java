import io.makokit.MakiniClient;
import io.makokit.MakokitException;
import io.makokit.Pages;
import io.makokit.makini.ListQuery;
import io.makokit.makini.PurchaseOrder;
import io.makokit.makini.WorkOrder;
import io.makokit.makini.WriteWorkOrder;

/**
 * Orders of a customer's system, through Makini: what has changed, and a work order for it.
 *
 * <p>Needs {@code MAKINI_BASE_URL} and {@code MAKINI_API_TOKEN}; {@code makokit sandbox} prints some that work.
 */
public final class Orders06 {
    private Orders06() {}

    /**
     * Reads and writes, and tells what went wrong if something does.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (MakiniClient makini = MakiniClient.fromEnv()) {
            orders(makini);
        } catch (MakokitException error) {
            System.err.println("error: " + error.getMessage());
            System.exit(1);
        }
    }

    private static void orders(MakiniClient makini) {
        System.out.println("sync " + makini.syncStatus().status());

        ListQuery since =
                ListQuery.builder().modifiedAfter("2025-01-01").pageSize(2L).build();
        Pages<PurchaseOrder> changed = makini.listPurchaseOrders(since);
        for (int i = 0; i < 3 && changed.hasNext(); i++) {
            PurchaseOrder order = changed.next();
            int lines = order.lineItems() == null ? 0 : order.lineItems().size();
            System.out.println("order " + order.orderNo() + " " + lines);
        }
        System.out.println("total " + changed.total().orElse(0));

        WorkOrder made = makini.createWorkOrder(WriteWorkOrder.builder()
                .title("Check the delivery")
                .severity(2)
                .build());
        System.out.println("work-order " + made.title());
    }
}
