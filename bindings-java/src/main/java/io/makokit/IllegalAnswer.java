package io.makokit;

import java.util.Map;

/**
 * A good answer that this side cannot read, though the core could.
 *
 * @param system the system that answered
 * @param operation what was called
 * @param cause why it cannot be read
 */
record IllegalAnswer(String system, String operation, RuntimeException cause) {
    /** What was called may be called again. */
    <T> T isUnexpected() {
        throw unexpected();
    }

    /** What was called must not be called again by somebody who takes it for failed. */
    <T> T leavesOpen() {
        throw unknown();
    }

    MakokitException unknown() {
        String message = "the API says that it was done, but the answer cannot be read (" + cause.getMessage()
                + "); find out what was done before you repeat it";
        Map<String, Object> facts = ErrorFacts.about(system, operation, "OutcomeUnknown", message);
        facts.put("cause", unexpected().toMap());
        MakokitException error = MakokitException.fromMap(facts);
        error.getCause().initCause(cause);
        return error;
    }

    private MakokitException unexpected() {
        String message = "the answer is not of the documented form: " + cause.getMessage();
        MakokitException error =
                MakokitException.fromMap(ErrorFacts.about(system, operation, "UnexpectedResponse", message));
        error.initCause(cause);
        return error;
    }
}
