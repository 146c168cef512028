package io.makokit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WarningsTest {
    /** Held, because a logger that nobody holds forgets its handlers. */
    private static final Logger LOGGER = Logger.getLogger("io.makokit");

    /** What was logged while a body ran. */
    private static final class Log extends Handler implements AutoCloseable {
        final LinkedBlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

        Log() {
            LOGGER.addHandler(this);
        }

        LogRecord next() throws InterruptedException {
            LogRecord row = records.poll(30, TimeUnit.SECONDS);
            assertNotNull(row, "nothing was logged");
            assertEquals(Level.WARNING, row.getLevel());
            return row;
        }

        @Override
        public void publish(LogRecord row) {
            records.add(row);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            LOGGER.removeHandler(this);
        }
    }

    @Test
    void aWarningOfTheCoreIsLogged() throws InterruptedException {
        try (Log log = new Log();
                MakoClient client = MakoClient.builder()
                        .baseUrl("http://mako.invalid")
                        .clientId("one")
                        .clientSecret("s3cr3t")
                        .build()) {
            // Nothing is sent; but from here on somebody collects what the core has to tell.
            client.limits();
            String message = log.next().getMessage();
            assertTrue(message.startsWith("base_url begins with http://"), message);
            assertFalse(message.contains("s3cr3t"), message);
        }
    }

    @Test
    void whatIsMissingIsTold() throws InterruptedException {
        try (Log log = new Log()) {
            Warnings.log(new Event.Dropped(3));
            assertTrue(log.next().getMessage().startsWith("3 more warnings"));
        }
    }
}
