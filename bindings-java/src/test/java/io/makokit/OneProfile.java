package io.makokit;

/** A program that takes its client from a profile. */
final class OneProfile {
    private OneProfile() {}

    public static void main(String[] arguments) {
        try (MakoClient client = MakoClient.fromProfile("test")) {
            System.out.println(!client.listCompanies().isEmpty());
            System.out.println(client);
        }
    }
}
