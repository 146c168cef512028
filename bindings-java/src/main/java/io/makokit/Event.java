package io.makokit;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.Map;

/**
 * Something that happened to a client's calls; see {@link ClientBuilder#onEvent}. No event holds a secret, a request's
 * body or an answer's. Later versions may know more kinds, and more facts of each: {@link Other} holds those that this
 * one does not know.
 *
 * <pre>{@code
 * builder.onEvent(event -> {
 *     if (event instanceof Event.Retry retry) {
 *         counter(retry.operation(), retry.error()).increment();
 *     }
 * });
 * }</pre>
 */
public sealed interface Event {
    /**
     * A request is about to leave: token, connection and permit are there.
     *
     * @param operation the operation, or method and path of a free call
     * @param requestId the call's own id
     * @param attempt the number of this try, from 1
     * @param method the HTTP method
     * @param path the path, without the query
     */
    record BeforeSend(String operation, String requestId, int attempt, String method, String path) implements Event {
        @Override
        public String name() {
            return "before_send";
        }
    }

    /**
     * A whole answer has come. It may still be one that tells of an error.
     *
     * @param operation the operation, or method and path of a free call
     * @param requestId the call's own id
     * @param attempt the number of this try, from 1
     * @param httpStatus the HTTP status
     * @param serverRequestId the id that the server gave its answer, or null
     * @param elapsed how long the answer took from the moment at which the request left, to the millisecond
     */
    record AfterResponse(
            String operation, String requestId, int attempt, int httpStatus, String serverRequestId, Duration elapsed)
            implements Event {
        @Override
        public String name() {
            return "after_response";
        }
    }

    /**
     * A try did not succeed, and there is to be another.
     *
     * @param operation the operation, or method and path of a free call
     * @param requestId the call's own id
     * @param attempt the number of the try that failed, from 1
     * @param error why, as {@link MakokitException#kind()} has it
     * @param message the same in words
     * @param delay how long the call waits before the next try, to the millisecond
     */
    record Retry(String operation, String requestId, int attempt, String error, String message, Duration delay)
            implements Event {
        @Override
        public String name() {
            return "retry";
        }
    }

    /**
     * The rate limit holds a request back.
     *
     * @param operation the operation, or method and path of a free call
     * @param requestId the call's own id
     * @param delay for how long at first; it may be more, if others are before it
     */
    record Wait(String operation, String requestId, Duration delay) implements Event {
        @Override
        public String name() {
            return "wait";
        }
    }

    /**
     * A new token was asked for, by a call or ahead of the old one's end.
     *
     * @param error how it failed, as {@link MakokitException#kind()} has it; null when there is a new token
     * @param elapsed how long it took, to the millisecond
     */
    record Refresh(String error, Duration elapsed) implements Event {
        @Override
        public String name() {
            return "refresh";
        }
    }

    /**
     * A connection's token was refused: somebody has to connect it anew, and to call {@code replaceToken} with the token
     * that this gives. Told once for calls that meet it together.
     *
     * @param operation the operation, or method and path of a free call
     * @param requestId the call's own id
     * @param connection what the settings call the connection, or null
     * @param error how it was refused, as {@link MakokitException#kind()} has it
     * @param message the same in words
     */
    record Reauthorization(String operation, String requestId, String connection, String error, String message)
            implements Event {
        @Override
        public String name() {
            return "reauthorization";
        }
    }

    /**
     * Requests of a connection have failed one after another; for a while none is sent.
     *
     * @param connection what the settings call the connection, or null
     * @param failures how many have failed
     * @param error how the last one failed, as {@link MakokitException#kind()} has it
     * @param pause for how long none is sent
     */
    record BreakerOpened(String connection, int failures, String error, Duration pause) implements Event {
        @Override
        public String name() {
            return "breaker_opened";
        }
    }

    /**
     * The connection answers again.
     *
     * @param connection what the settings call the connection, or null
     * @param elapsed how long after it was left alone
     */
    record BreakerClosed(String connection, Duration elapsed) implements Event {
        @Override
        public String name() {
            return "breaker_closed";
        }
    }

    /**
     * Events were left out here, because the hook was slower than they came.
     *
     * @param count how many
     */
    record Dropped(long count) implements Event {
        @Override
        public String name() {
            return "dropped";
        }
    }

    /**
     * A kind of event that this version does not know.
     *
     * @param name its name
     * @param facts its facts by their names in JSON, unmodifiable
     */
    record Other(String name, Map<String, Object> facts) implements Event {
        /**
         * With a copy of the facts.
         *
         * @param name {@link #name()}
         * @param facts {@link #facts()}, never null
         */
        public Other {
            facts = Fields.frozen(facts);
        }
    }

    /**
     * What happened, by the name that it has in every language of makokit: {@code before_send}, {@code
     * after_response}, {@code retry}, {@code wait}, {@code refresh}, {@code dropped}, {@code reauthorization}, {@code
     * breaker_opened} or {@code breaker_closed}.
     *
     * @return the name
     */
    String name();
}
