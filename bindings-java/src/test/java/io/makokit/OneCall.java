package io.makokit;

import java.util.concurrent.TimeUnit;

/** A program that makes a call each way, closes nothing and returns from {@code main}. */
final class OneCall {
    private OneCall() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(MakoClient.fromEnv().listCompanies().size() > 0);
        System.out.println(MakoAsyncClient.fromEnv()
                        .listCompanies()
                        .get(20, TimeUnit.SECONDS)
                        .size()
                > 0);
    }
}
