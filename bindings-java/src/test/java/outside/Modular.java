package outside;

import io.makokit.MakoClient;

/** A program beside the module, which it uses as one. */
public final class Modular {
    private Modular() {}

    /**
     * Makes a call.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (MakoClient mako = MakoClient.fromEnv()) {
            System.out.println(
                    MakoClient.class.getModule() + " " + !mako.listCompanies().isEmpty());
        }
    }
}
