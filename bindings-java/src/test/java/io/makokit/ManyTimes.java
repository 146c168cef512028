package io.makokit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A program that does one thing so many times, and tells by how many KiB that has made it larger. */
final class ManyTimes {
    private static final byte[] BODY = "{\"event\":\"assets.updated\",\"body\":[]}".getBytes(StandardCharsets.UTF_8);

    private ManyTimes() {}

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[1]);
        try (MakoClient client = MakoClient.builder().env().rateLimit(1_000_000).build();
                Webhooks webhooks = Webhooks.of("makini").secret("my secret").build()) {
            Runnable thing = arguments[0].equals("calls") ? client::listCompanies : () -> cross(client, webhooks);
            // What is made once, by the JVM and by us, is there before it is measured.
            repeat(thing, times / 4);
            long before = resident();
            repeat(thing, times);
            System.out.println("grown " + (resident() - before));
        }
    }

    private static void repeat(Runnable thing, int times) {
        for (int i = 0; i < times; i++) {
            thing.run();
        }
    }

    /** Crosses the seam ten times, both ways, with good and bad ends: two of each call are its start and its end. */
    private static void cross(MakoClient client, Webhooks webhooks) {
        client.limits();
        client.budget("addMako", 1);
        try {
            client.addMako(Map.of("nmae", "wrong"));
        } catch (InvalidDataException expected) {
            expected.violations();
        }
        webhooks.prove(BODY);
        try {
            webhooks.receive(Map.of(), BODY);
        } catch (WebhookException expected) {
            expected.httpStatus();
        }
        try (MakoClient another = MakoClient.fromEnv()) {
            another.session().id();
        }
    }

    /** The process's memory that is in RAM, in KiB. */
    private static long resident() throws IOException {
        System.gc();
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String line =
                    lines.filter(row -> row.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        }
    }
}
