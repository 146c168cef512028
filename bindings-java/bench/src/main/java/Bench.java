import io.makokit.MakoAsyncClient;
import io.makokit.MakoClient;
import io.makokit.internal.JsonReader;
import io.makokit.mako.Company;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Calls and lists, beside the JDK's HTTP client and Jackson against the same server in the same run.
 *
 * <p>Rounds alternate, so that whatever else the machine does falls on both; the ratio is the median of the rounds'.
 */
public final class Bench {
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;
    private static final long ROUND_NANOS = 400_000_000;
    private static final int FLIGHT = 64;

    private Bench() {}

    /**
     * Compares, and prints ratios.
     *
     * @param arguments none
     * @throws IOException when there is no port for the server
     */
    public static void main(String[] arguments) throws IOException {
        CannedServer server = CannedServer.start();
        Peer peer = new Peer(server.url());
        try (MakoClient mako = builder(MakoClient.builder(), server).build();
                MakoAsyncClient async =
                        builder(MakoAsyncClient.builder(), server).build()) {
            compare(
                    "sync call",
                    "rate (bar 2.0)",
                    () -> rate(() -> mako.getMako(CannedServer.ID)),
                    () -> rate(peer::getMako));
            compare(
                    FLIGHT + " in flight",
                    "rate (bar 3.0)",
                    () -> rateInFlight(() -> async.getMako(CannedServer.ID)),
                    () -> rateInFlight(peer::getMakoAsync));
            byte[] list = CannedServer.COMPANIES.getBytes(StandardCharsets.UTF_8);
            compare(
                    "list of 10,000 to records",
                    "time (bar 1.5)",
                    () -> 1 / rate(() -> records(list)),
                    () -> 1 / rate(() -> peer.records(list)));
            compare(
                    "call for a list of 10,000",
                    "time",
                    () -> 1 / rate(mako::listCompanies),
                    () -> 1 / rate(peer::listCompanies));
        }
        System.exit(0); // the peer's threads have no end
    }

    private static <B extends io.makokit.ClientBuilder<B>> B builder(B builder, CannedServer server) {
        return builder.baseUrl(server.url())
                .clientId("bench")
                .clientSecret("bench")
                .rateLimit(1_000_000)
                .limits("process")
                .tokenCache("off");
    }

    private static void compare(String what, String measure, Supplier<Double> ours, Supplier<Double> theirs) {
        double[] ratios = new double[ROUNDS];
        double last = 0;
        double lastOfPeer = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            last = ours.get();
            lastOfPeer = theirs.get();
            if (round >= 0) {
                ratios[round] = last / lastOfPeer;
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "%s: %.2f of the JDK's client and Jackson's %s (last round %.4g and %.4g)%n",
                what, ratios[ROUNDS / 2], measure, last, lastOfPeer);
    }

    /** How often in a second. */
    private static double rate(Supplier<?> call) {
        long start = System.nanoTime();
        long calls = 0;
        while (System.nanoTime() - start < ROUND_NANOS) {
            if (call.get() == null) {
                throw new IllegalStateException("no answer");
            }
            calls++;
        }
        return calls * 1e9 / (System.nanoTime() - start);
    }

    private static double rateInFlight(Supplier<CompletableFuture<?>> call) {
        long start = System.nanoTime();
        AtomicLong calls = new AtomicLong();
        CompletableFuture<?>[] lanes = new CompletableFuture<?>[FLIGHT];
        Arrays.setAll(lanes, lane -> lane(call, start + ROUND_NANOS, calls));
        CompletableFuture.allOf(lanes).join();
        return calls.get() * 1e9 / (System.nanoTime() - start);
    }

    /** One call after the other. */
    private static CompletableFuture<?> lane(Supplier<CompletableFuture<?>> call, long end, AtomicLong calls) {
        return call.get().thenCompose(answer -> {
            calls.incrementAndGet();
            return System.nanoTime() < end ? lane(call, end, calls) : CompletableFuture.completedFuture(null);
        });
    }

    /** What the client does with a body that has come. */
    private static List<Company> records(byte[] json) {
        List<Company> companies = new ArrayList<>();
        for (Object one : (List<?>) JsonReader.read(json)) {
            @SuppressWarnings("unchecked")
            Map<String, ?> map = (Map<String, ?>) one;
            companies.add(Company.fromMap(map));
        }
        return companies;
    }
}
