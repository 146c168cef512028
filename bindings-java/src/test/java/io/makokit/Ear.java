package io.makokit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears all that is logged on any level, in the place of the console. */
final class Ear extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final List<Handler> others = List.of(root.getHandlers());
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Ear() {
        others.forEach(root::removeHandler);
        root.addHandler(this);
        root.setLevel(Level.ALL);
        setLevel(Level.ALL);
    }

    /** Level, message and stack of each record so far. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void publish(LogRecord row) {
        String logger = row.getLoggerName() + " " + row.getLevel() + ": ";
        heard.add(logger + row.getMessage() + "\n" + stack(row.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(level);
        others.forEach(root::addHandler);
    }

    static String stack(Throwable error) {
        StringWriter text = new StringWriter();
        if (error != null) {
            error.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
