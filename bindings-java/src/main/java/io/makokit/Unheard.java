package io.makokit;

import java.util.Map;

/**
 * A call whose end nobody on this side has heard of.
 *
 * @param system the system that was called
 * @param operation what was called
 * @param repeatable whether it may be called again without harm
 */
record Unheard(String system, String operation, boolean repeatable) {
    static Unheard of(String system, Row<?> row) {
        return new Unheard(system, row.operation(), row.repeatable());
    }

    /** The thread was interrupted before its request was sent, so that whatever it is may be called again. */
    MakokitException notSent() {
        return error("Cancelled", "the thread was interrupted before its request left; nothing was sent");
    }

    /** The thread was interrupted while it waited. */
    MakokitException interrupted() {
        return left("Cancelled", "the thread was interrupted; the request may have been carried out");
    }

    /** The answer did not arrive on this side. */
    MakokitException lost(Throwable cause) {
        String message = "the answer was lost (" + cause + "); whether the request was carried out is not known";
        MakokitException error = left("Internal", message);
        MakokitException innermost = error.outcomeCause() == null ? error : error.outcomeCause();
        innermost.initCause(cause);
        return error;
    }

    /** The error itself, or what it means for a call that must not be repeated by somebody who takes it for failed. */
    private MakokitException left(String kind, String message) {
        MakokitException error = error(kind, message);
        if (repeatable) {
            return error;
        }
        String open = message + "; find out what was done before you repeat it";
        Map<String, Object> facts = ErrorFacts.about(system, operation, "OutcomeUnknown", open);
        facts.put("cause", error.toMap());
        return MakokitException.fromMap(facts);
    }

    private MakokitException error(String kind, String message) {
        return MakokitException.fromMap(ErrorFacts.about(system, operation, kind, message));
    }
}
