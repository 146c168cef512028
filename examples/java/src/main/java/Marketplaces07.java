import io.makokit.ConnecClient;
import io.makokit.MaestranoClient;
import io.makokit.MakokitException;
import io.makokit.Pages;
import io.makokit.connec.Entity;
import io.makokit.connec.EntityQuery;
import io.makokit.maestrano.Bill;
import io.makokit.maestrano.Group;
import io.makokit.maestrano.Marketplace;
import io.makokit.maestrano.NewBill;
import io.makokit.maestrano.Platform;

/**
 * Bills and shared data of a marketplace, through Maestrano: which marketplaces there are, a bill that is made and cancelled, and the
 * people of Connec!.
 *
 * <p>Needs MNO_DEVPL_HOST, MNO_DEVPL_ENV_KEY and MNO_DEVPL_ENV_SECRET; {@code makokit sandbox} prints some that work.
 */
public final class Marketplaces07 {
    private Marketplaces07() {}

    public static void main(String[] arguments) {
        try (Platform platform = Platform.fromEnv()) {
            for (Marketplace marketplace : platform.marketplaces()) {
                System.out.println("marketplace " + marketplace.name());
            }
            // There is no default one: it is always named.
            Marketplace telco = platform.marketplace("some-telco");
            charge(telco);
            people(telco);
        } catch (MakokitException error) {
            System.err.println("error: " + error.getMessage());
            System.exit(1);
        }
    }

    /** Charges the first group, and thinks better of it. */
    private static void charge(Marketplace marketplace) {
        try (MaestranoClient maestrano =
                MaestranoClient.builder().configuration(marketplace.exposeJson()).build()) {
            Group group = maestrano.listGroups().get(0);
            System.out.println("group " + group.id());
            // A bill is never sent again by itself: if its answer is lost, that is an OutcomeUnknownException.
            Bill bill = maestrano.createBill(NewBill.builder()
                    .groupId(group.id())
                    .priceCents(2000L)
                    .description("Product purchase")
                    .build());
            System.out.println("bill " + bill.priceCents() + " " + bill.status());
            System.out.println("bill " + maestrano.cancelBill(bill.id()).status());
        }
    }

    /** Reads the people of a group, page by page. */
    private static void people(Marketplace marketplace) {
        try (ConnecClient connec =
                ConnecClient.builder().configuration(marketplace.exposeJson()).build()) {
            Pages<Entity> people = connec.listEntities(
                    "cld-11", "people", EntityQuery.builder().orderby("code asc").top(2L).build());
            people.stream().limit(3).forEach(person -> System.out.println("person " + person.code()));
            System.out.println("total " + people.total().orElse(0));
        }
    }
}
