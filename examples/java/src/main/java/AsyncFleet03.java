import io.makokit.CallOptions;
import io.makokit.LimitUsage;
import io.makokit.MakoAsyncClient;
import io.makokit.MakokitException;
import io.makokit.Outcome;
import io.makokit.mako.Company;
import io.makokit.mako.Mako;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fleet of some hundred Makos with futures: so many at a time, with progress and a report.
 *
 * <p>Needs {@code MAKO_BASE_URL}, {@code MAKO_CLIENT_ID} and {@code MAKO_CLIENT_SECRET}; {@code makokit sandbox} prints
 * some that work.
 */
public final class AsyncFleet03 {
    private static final int FLEET = 300;
    private static final int AT_A_TIME = 24;

    private final MakoAsyncClient mako;
    private final Company home;
    private final AtomicInteger next = new AtomicInteger(1);
    private final AtomicInteger done = new AtomicInteger();
    private final ConcurrentMap<Integer, Outcome<Mako>> outcomes = new ConcurrentHashMap<>();

    private AsyncFleet03(MakoAsyncClient mako, Company home) {
        this.mako = mako;
        this.home = home;
    }

    /**
     * Creates the fleet under the first company there is, and tells what went wrong if something does.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        CallOptions patient = CallOptions.builder().timeout(Duration.ofMinutes(2)).build();
        try (MakoAsyncClient mako = MakoAsyncClient.fromEnv()) {
            Iterator<Company> companies = mako.listCompanies().join().iterator();
            new AsyncFleet03(mako.withOptions(patient), companies.next()).report();
        } catch (CompletionException error) {
            if (!(error.getCause() instanceof MakokitException)) {
                throw error;
            }
            System.err.println("error: " + error.getCause().getMessage());
            System.exit(1);
        }
    }

    private void report() {
        long began = System.nanoTime();
        CompletableFuture.allOf(IntStream.range(0, AT_A_TIME)
                        .mapToObj(lane -> lane())
                        .toArray(CompletableFuture[]::new))
                .join();
        double seconds = (System.nanoTime() - began) / 1e9;

        Map<String, Long> counted = outcomes.values().stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
        System.out.println("report    " + counted);
        new TreeMap<>(outcomes).forEach((number, outcome) -> {
            if (outcome instanceof Outcome.NotCreated<Mako> not) {
                System.out.println("row       " + number + " " + not.error().getMessage());
            } else if (outcome instanceof Outcome.Unknown<Mako> unknown) {
                System.out.println("row       " + number + " " + unknown.error().getMessage());
            }
        });
        for (LimitUsage used : mako.limits().join()) {
            if (used.operation().equals("addMako")) {
                System.out.printf("limit     %d in %s; at most %d counted at once%n", used.limit(), used.span(), used.peak());
            }
        }
        System.out.printf("time      %.1f s, %.0f a second%n", seconds, outcomes.size() / seconds);
    }

    /** Takes one row after the other, as all lanes do; the client keeps to the limits. */
    private CompletableFuture<Void> lane() {
        int number = next.getAndIncrement();
        if (number > FLEET) {
            return CompletableFuture.completedFuture(null);
        }
        return mako.ensureMako(row(number)).thenCompose(outcome -> {
            outcomes.put(number, outcome);
            int ended = done.incrementAndGet();
            if (ended % 100 == 0) {
                System.out.println("progress  " + ended + " of " + FLEET);
            }
            return lane();
        });
    }

    /** A row as a file may hold it: one has no phone number, and one comes twice. */
    private Map<String, ?> row(int number) {
        int unit = number == FLEET ? 1 : number;
        Map<String, Object> row = new HashMap<>(Map.of(
                "companyId", home.id(),
                "identification", "00:15:5d:02:%02x:%02x".formatted(unit / 256, unit % 256),
                "name", "Unit " + unit,
                "phoneNumber", "+18008514690",
                "makoModel", "Mako 6500-M",
                "address", Map.of("address1", "1355 N McLean Blvd")));
        if (number == FLEET / 2) {
            row.remove("phoneNumber");
        }
        return row;
    }
}
