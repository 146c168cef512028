package io.makokit;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What all clients have that wait for their answers. */
abstract class SyncClient implements AutoCloseable {
    private final Session session;
    private final CallOptions options;

    SyncClient(Session session, CallOptions options) {
        this.session = session;
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * Calls any method and path with the token, the envelope, the errors and the limits of the other operations: for
     * what the vendor's own specification has and this client has not.
     *
     * @param method the HTTP method, in capitals; only GET is repeated when an answer was lost
     * @param path the path under the base URL, beginning with a slash
     * @return the answer's body: a map, a list, a text, a {@link Long} or {@link Double} (or, where these would
     *     change it, a {@link java.math.BigInteger} or {@link java.math.BigDecimal}), a {@link Boolean}, or null
     * @throws MakokitException when there is no good answer
     */
    public Object call(String method, String path) {
        return call(FreeCall.of(method, path));
    }

    /**
     * Calls any method and path, like {@link #call(String, String)}.
     *
     * @param method the HTTP method, in capitals; only GET is repeated when an answer was lost
     * @param path the path under the base URL, beginning with a slash
     * @param query texts, numbers and booleans by their names; null for none
     * @param body a map, a model or another JSON value; null for none
     * @return the answer's body
     * @throws MakokitException when there is no good answer
     */
    public Object call(String method, String path, Map<String, ?> query, Object body) {
        return call(FreeCall.of(method, path)
                .query(query == null ? Map.of() : query)
                .body(body));
    }

    /**
     * Calls any method and path, like {@link #call(String, String)}.
     *
     * @param call the call
     * @return the answer's body
     * @throws MakokitException when there is no good answer
     */
    public Object call(FreeCall call) {
        return run(Row.call(call), Arguments.free(call));
    }

    /**
     * Calls an operation for its whole answer: status, headers, ids and body.
     *
     * @param operation the operation, by its documented name
     * @param arguments the body as the documentation prints it, {@code Map.of("id", …)}, or no entries
     * @return the answer as it came
     * @throws MakokitException when there is no good answer
     */
    public RawAnswer raw(String operation, Map<String, ?> arguments) {
        return run(rawRow(operation), Arguments.raw(arguments));
    }

    /**
     * Calls an operation for its whole answer, like {@link #raw(String, Map)}.
     *
     * @param operation the operation, by its documented name
     * @param request the request
     * @return the answer as it came
     * @throws MakokitException when there is no good answer
     */
    public RawAnswer raw(String operation, Model request) {
        return run(rawRow(operation), Arguments.body(request));
    }

    /**
     * Calls any method and path for the whole answer, like {@link #call(FreeCall)}.
     *
     * @param call the call
     * @return the answer as it came
     * @throws MakokitException when there is no good answer
     */
    public RawAnswer raw(FreeCall call) {
        return run(Row.raw(call), Arguments.free(call));
    }

    /**
     * Writes many records through one operation, in batches of 50 with pauses of a second.
     *
     * @param operation the operation, by its documented name
     * @param records requests, or maps as the documentation prints them; where the operation's path has places, maps such
     *     as {@code Map.of("id", …, "request", …)}
     * @return how they end; nothing is sent before that is asked for
     */
    public Batch batch(String operation, Iterable<?> records) {
        return batch(operation, records, BatchOptions.builder().build());
    }

    /**
     * Writes many records through one operation, like {@link #batch(String, Iterable)}.
     *
     * @param operation the operation, by its documented name
     * @param records requests, or maps
     * @param options in which portions, and how fast
     * @return how they end; nothing is sent before that is asked for
     */
    public Batch batch(String operation, Iterable<?> records, BatchOptions options) {
        return new Batch(this, new BatchPlace(operation, records, options));
    }

    /**
     * How much of its limits each operation has used that this client has called, or another of the same
     * credentials. Nothing is sent.
     *
     * @return a row for each operation; unmodifiable
     * @throws MakokitException when the client is closed
     */
    public List<LimitUsage> limits() {
        return run(Row.LIMITS, Arguments.NONE);
    }

    /**
     * When a number of calls of an operation will be done, given its limits and what is used of them. Nothing is sent.
     *
     * @param operation the operation, by its documented name
     * @param calls how many calls are to be made
     * @return the plan
     * @throws MakokitException when there is no such operation, or the client is closed
     */
    public BudgetPlan budget(String operation, long calls) {
        return run(Row.BUDGET, Arguments.budget(operation, calls));
    }

    /**
     * Puts another token in the place of the one that the settings gave, for a connection that was made anew: calls that
     * begin now, and those that the old one was refused for, use it. Nothing is sent.
     *
     * @param token the token
     * @throws MakokitException when it cannot be used, or the client gets its tokens itself, or the client is closed
     */
    public void replaceToken(String token) {
        run(Row.REPLACE_TOKEN, Arguments.token(token));
    }

    /**
     * What the calls of this client have shown of its connection. Nothing is sent.
     *
     * @return what is known
     * @throws MakokitException when the core fails, or the client is closed
     */
    public Health health() {
        return run(Row.HEALTH, Arguments.check(false));
    }

    /**
     * The same, after one call that asks how far the system behind was read. What that call meets is in what is told.
     *
     * @return what is known
     * @throws MakokitException when the API has no such operation, or the client is closed
     */
    public Health checkedHealth() {
        return run(Row.HEALTH, Arguments.check(true));
    }

    /**
     * What connections cost in credits. Nothing is sent.
     *
     * @param cloud the tiers of the systems in the cloud, from 1
     * @param onPremises the tiers of those on customers' premises
     * @param pool the credits that there are
     * @return what they cost
     * @throws MakokitException when there is no such tier, or the API has no credits, or the client is closed
     */
    public Credits credits(List<Integer> cloud, List<Integer> onPremises, long pool) {
        return run(Row.CREDITS, Arguments.planned(cloud, onPremises, pool));
    }

    /**
     * The settings, and where each of them comes from. Nothing is sent.
     *
     * @return a row for each setting; unmodifiable
     * @throws MakokitException when the client is closed
     */
    public List<SettingSource> explain() {
        return session.explained(run(Row.EXPLAIN, Arguments.NONE));
    }

    /** Closes the client, and those made of it by {@code withOptions}. Calls under way go on to their end. */
    @Override
    public void close() {
        session.close();
    }

    /** Where the API is, and whether the client is closed. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + session;
    }

    final <T> T run(Row<T> row, Arguments arguments) {
        return session.call(row, arguments, options);
    }

    /** Runs what sends nothing, and whose answer must not be lost. */
    final <T> T settled(Row<T> row, Arguments arguments) {
        return session.settled(row, arguments, options);
    }

    final <T> Pages<T> pages(Row<Page<T>> row, Arguments arguments) {
        return new Pages<>(this, row, arguments);
    }

    private Row<RawAnswer> rawRow(String operation) {
        return Row.raw(Objects.requireNonNull(operation, "operation"), session.isRepeatable(operation));
    }

    final Session session() {
        return session;
    }
}
