package io.makokit;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What happens on the way of a client's calls, in the {@link System.Logger} {@code io.makokit}, for those who have that
 * logged at {@code DEBUG} when the client is made. For others nothing comes out of the core.
 */
final class CallLog {
    private static final System.Logger LOG = System.getLogger("io.makokit");

    private CallLog() {}

    /** Who hears a client's events: the program's hook, the log before it, or nobody, which is null. */
    static Consumer<? super Event> beside(Consumer<? super Event> hook) {
        if (!LOG.isLoggable(System.Logger.Level.DEBUG)) {
            return hook;
        }
        return hook == null ? CallLog::log : new Both(hook);
    }

    /** Whose classes a hook's thread has to find. */
    static ClassLoader loaderOf(Consumer<? super Event> hook) {
        Object own = hook instanceof Both both ? both.hook : hook;
        return own.getClass().getClassLoader();
    }

    /** The log and the hook; no log that fails silences the hook. */
    private record Both(Consumer<? super Event> hook) implements Consumer<Event> {
        @Override
        public void accept(Event event) {
            try {
                log(event);
            } finally {
                hook.accept(event);
            }
        }
    }

    static void log(Event event) {
        boolean isDelay = event instanceof Event.Retry || event instanceof Event.Wait;
        System.Logger.Level level = isDelay ? System.Logger.Level.INFO : System.Logger.Level.DEBUG;
        if (LOG.isLoggable(level)) {
            // What a server says must not begin a line of its own.
            LOG.log(level, text(event).replaceAll("\\p{Cntrl}", " "));
        }
    }

    private static String text(Event event) {
        if (event instanceof Event.BeforeSend sent) {
            String again = sent.attempt() > 1 ? " (try " + sent.attempt() + ")" : "";
            return call(sent.operation(), sent.requestId()) + "sending " + sent.method() + " " + sent.path() + again;
        }
        if (event instanceof Event.AfterResponse answer) {
            String came = "answered " + answer.httpStatus() + " in " + millis(answer.elapsed());
            return call(answer.operation(), answer.requestId()) + came;
        }
        if (event instanceof Event.Retry retry) {
            String why = "again in " + millis(retry.delay()) + ", after: " + retry.message();
            return call(retry.operation(), retry.requestId()) + why;
        }
        if (event instanceof Event.Wait wait) {
            String until = "waiting for " + millis(wait.delay()) + ": the rate limit holds it back";
            return call(wait.operation(), wait.requestId()) + until;
        }
        if (event instanceof Event.Reauthorization refused) {
            String cure = "the connection has to be made anew: " + refused.message();
            return call(refused.operation(), refused.requestId()) + cure;
        }
        return textOfNoCall(event);
    }

    private static String textOfNoCall(Event event) {
        if (event instanceof Event.Refresh token) {
            String how = token.error() == null ? "a new one, in " : "refused (" + token.error() + ") after ";
            return "token: " + how + millis(token.elapsed());
        }
        if (event instanceof Event.BreakerOpened opened) {
            return "paused for " + millis(opened.pause()) + ", after " + opened.failures() + " failures";
        }
        if (event instanceof Event.BreakerClosed closed) {
            return "resumed after " + millis(closed.elapsed()) + ": the connection answers again";
        }
        if (event instanceof Event.Dropped dropped) {
            return dropped.count() + " events came too quickly to be kept";
        }
        return event instanceof Event.Other other ? other.name() + " " + other.facts() : event.name();
    }

    private static String call(String operation, String requestId) {
        return operation + " [" + requestId + "] ";
    }

    private static String millis(Duration time) {
        return time.toMillis() + " ms";
    }
}
