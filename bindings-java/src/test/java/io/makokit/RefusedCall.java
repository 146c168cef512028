package io.makokit;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A program with an executor that was shut down, and one without any. */
final class RefusedCall {
    private RefusedCall() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService ended = Executors.newSingleThreadExecutor();
        ended.shutdown();
        try (MakoAsyncClient refused =
                        MakoAsyncClient.builder().env().executor(ended).build();
                MakoAsyncClient usual = MakoAsyncClient.fromEnv()) {
            for (MakoAsyncClient client : List.of(refused, usual)) {
                System.out.println(
                        client.listCompanies().get(10, TimeUnit.SECONDS).size() > 0);
            }
        }
    }
}
