package io.makokit.internal;

import java.util.Map;

/** Where packages that are not the clients' own get what only the clients' package can open. */
public final class Doors {
    /** Opens a door. */
    public interface Opener {
        /**
         * Opens a door; nothing is sent.
         *
         * @param system the system
         * @param settings the settings, with values of Java's types
         * @return the door
         */
        Door open(String system, Map<String, Object> settings);
    }

    /** The class that knows how, and says so when it is initialized. */
    private static final String KNOWS = "io.makokit.SessionDoor";

    private static volatile Opener opener;

    private Doors() {}

    /**
     * Takes who opens doors.
     *
     * @param given who does
     */
    public static void openedBy(Opener given) {
        opener = given;
    }

    /**
     * Opens a door; nothing is sent.
     *
     * @param system the system
     * @param settings the settings, with values of Java's types
     * @return the door
     */
    public static Door open(String system, Map<String, Object> settings) {
        if (opener == null) {
            try {
                Class.forName(KNOWS, true, Doors.class.getClassLoader());
            } catch (ClassNotFoundException error) {
                throw new IllegalStateException("the jar is not complete: " + KNOWS + " is missing", error);
            }
        }
        return opener.open(system, settings);
    }
}
