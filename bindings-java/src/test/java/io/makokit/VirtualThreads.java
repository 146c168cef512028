package io.makokit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program whose virtual threads wait for answers all at once, on one carrier; none of them comes before all have asked. */
final class VirtualThreads {
    private static final int THREADS = 48;

    private VirtualThreads() {}

    public static void main(String[] arguments) throws Exception {
        // By its name, because what is compiled for Java 17 does not know it.
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try (GateServer server = new GateServer(THREADS);
                MakoClient client = MakoClient.builder()
                        .baseUrl(server.baseUrl())
                        .clientId("id")
                        .clientSecret("secret")
                        .build()) {
            List<Future<Boolean>> ends = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                ends.add(threads.submit(() -> client.listCompanies().isEmpty()));
            }
            int good = 0;
            for (Future<Boolean> end : ends) {
                good += end.get() ? 1 : 0;
            }
            System.out.println(good + " answers");
        } finally {
            threads.shutdown();
        }
    }
}
