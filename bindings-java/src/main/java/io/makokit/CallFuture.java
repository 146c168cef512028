package io.makokit;

import io.makokit.internal.Completion;
import io.makokit.internal.Pump;
import java.util.concurrent.Executor;

/** The answer to come. Whoever ends the future otherwise, by cancelling it or by a timeout, ends the call, too. */
final class CallFuture<T> extends ExecutorFuture<T> implements Pump.Receiver {
    /** Keeps the client from being closed as forgotten while one of its calls is under way. */
    private final Session session;

    private final Row<T> row;
    private final Unheard unheard;
    private final Throwable caller = new Throwable();
    private volatile long call;

    CallFuture(Session session, Row<T> row, Unheard unheard, Executor executor) {
        super(executor);
        this.session = session;
        this.row = row;
        this.unheard = unheard;
    }

    void started(long call) {
        this.call = call;
    }

    @Override
    public void ended(Completion completion) {
        hand(() -> settle(completion));
    }

    @Override
    public void lost(Throwable cause) {
        hand(() -> fail(unheard.lost(cause)));
    }

    @Override
    public boolean complete(T value) {
        return abandoned(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        return abandoned(super.completeExceptionally(error));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return abandoned(super.cancel(mayInterruptIfRunning));
    }

    @Override
    public String toString() {
        return row.operation() + session + super.toString();
    }

    private boolean abandoned(boolean byThis) {
        if (byThis) {
            Pump.cancel(call);
        }
        return byThis;
    }

    /**
     * What follows the future is the program's own code, and may take its time: it never runs on the pump. An
     * executor that was shut down, or fails, must not keep anybody waiting for ever.
     */
    private void hand(Runnable work) {
        try {
            defaultExecutor().execute(work);
        } catch (RuntimeException | Error error) {
            AsyncClientBuilder.defaultExecutor().execute(work);
        }
    }

    private void settle(Completion completion) {
        T answer;
        try {
            answer = session.end(row, completion);
            Outcomes.errorOf(answer).ifPresent(error -> error.setStackTrace(caller.getStackTrace()));
        } catch (MakokitException error) {
            fail(error);
            return;
        } catch (Throwable error) {
            // Such as no memory, for which Session.end would have been too early.
            super.completeExceptionally(row.repeatable() ? error : unheard.lost(error));
            return;
        }
        super.complete(answer);
    }

    private void fail(MakokitException error) {
        error.setStackTrace(caller.getStackTrace());
        super.completeExceptionally(error);
    }
}
