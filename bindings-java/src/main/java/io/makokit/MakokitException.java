package io.makokit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The root of all errors of this library: what went wrong (its class and {@link #kind()}), where, and what to do
 * next, with the facts as values. No secret ever enters it.
 *
 * <p>Which facts are there depends on the class; one that is not there is null, 0 or empty. The stack is that of the
 * thread that made the call, also when the call was asynchronous.
 */
public class MakokitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is known of the error. */
    private final ErrorFacts facts;

    MakokitException(ErrorFacts facts) {
        super(facts.text());
        this.facts = facts;
        if (facts.cause() != null) {
            initCause(Exceptions.of(facts.cause()));
        }
    }

    /**
     * An error made from its facts, for the tests of programs that handle it.
     *
     * @param facts facts as {@link #toMap()} has them; those that are not given are not there
     * @return the error, of the class that belongs to its {@code kind}
     */
    public static MakokitException fromMap(Map<String, ?> facts) {
        return Exceptions.of(ErrorFacts.fromMap(facts));
    }

    /**
     * What went wrong, in one word: the name of the class without {@code Exception}, also where this version of the
     * library has no class for it.
     *
     * @return the kind, never null
     */
    public String kind() {
        return facts.kind();
    }

    /**
     * The system, such as {@code mako}.
     *
     * @return the system, or null
     */
    public String provider() {
        return facts.provider();
    }

    /**
     * The operation, or method and path of a free call.
     *
     * @return the operation, or null
     */
    public String operation() {
        return facts.operation();
    }

    /**
     * The API's own code, as it was received.
     *
     * @return the code, or null
     */
    public String code() {
        return facts.code();
    }

    /**
     * The API's own category of the error, where it has one beside the code.
     *
     * @return the category, or null
     */
    public String category() {
        return facts.category();
    }

    /**
     * The connection to a customer's system, as the client's settings name it.
     *
     * @return the name, or null
     */
    public String connection() {
        return facts.connection();
    }

    /**
     * What is wrong with the request, field by field.
     *
     * @return the violations; unmodifiable
     */
    public List<Violation> violations() {
        return facts.violations();
    }

    /**
     * Who refused the data of the request.
     *
     * @return who did, or null when it was not its data
     */
    public Origin origin() {
        return facts.origin();
    }

    /**
     * The answer's HTTP status; of a webhook's delivery, the one to answer it with.
     *
     * @return the status, or 0 when there was no answer
     */
    public int httpStatus() {
        return facts.httpStatus();
    }

    /**
     * The call's own id, sent as {@code X-Request-Id} with each try.
     *
     * @return the id, or null when nothing was sent
     */
    public String requestId() {
        return facts.requestId();
    }

    /**
     * The id that the server gave its answer.
     *
     * @return the id, or null
     */
    public String serverRequestId() {
        return facts.serverRequestId();
    }

    /**
     * How often the request was sent, or was about to be.
     *
     * @return the number of tries
     */
    public int attempts() {
        return facts.attempts();
    }

    /**
     * How long the call took, all tries and waits together.
     *
     * @return the time, to the millisecond
     */
    public Duration elapsed() {
        return facts.elapsed();
    }

    /**
     * Whether the same call may succeed later without being changed, and repeating it does no harm.
     *
     * @return whether it may
     */
    public boolean retryable() {
        return facts.retryable();
    }

    /**
     * How long the server asked to wait.
     *
     * @return the time, or null
     */
    public Duration retryAfter() {
        return facts.retryAfter();
    }

    /**
     * When a used-up quota starts anew.
     *
     * @return the instant, or null
     */
    public Instant resetsAt() {
        return facts.resetsAt();
    }

    /**
     * How much of a used-up quota was counted here: a lower bound of what the server has counted.
     *
     * @return the number of calls, or null
     */
    public Long used() {
        return facts.used();
    }

    /**
     * A used-up quota's limit: the configured one, or what was counted when the server refused.
     *
     * @return the number of calls, or null
     */
    public Long limit() {
        return facts.limit();
    }

    /**
     * Where that limit comes from.
     *
     * @return {@code configured}, {@code server}, or null
     */
    public String source() {
        return facts.source();
    }

    /**
     * The beginning of an answer that could not be understood, with secrets blotted out.
     *
     * @return the text, or null
     */
    public String excerpt() {
        return facts.excerpt();
    }

    /**
     * What an unknown outcome goes back to; also the {@link #getCause() cause} of this exception.
     *
     * @return the error, or null
     */
    public MakokitException outcomeCause() {
        return getCause() instanceof MakokitException cause ? cause : null;
    }

    /**
     * All facts, by the names that they have in every language of makokit.
     *
     * @return JSON values, null for those that are not there; a map of your own
     */
    public Map<String, Object> toMap() {
        return facts.toMap();
    }
}
