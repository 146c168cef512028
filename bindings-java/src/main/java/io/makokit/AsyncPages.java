package io.makokit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A list that is read page by page, with futures.
 *
 * <pre>{@code
 * makini.listPurchaseOrders().forEach(order -> System.out.println(order.orderNo())).join();
 * }</pre>
 *
 * <p>All else is as for {@link Pages}. One page is asked for at a time: ask for the next one when the future of the one before
 * has ended.
 *
 * @param <T> a record
 */
public final class AsyncPages<T> {
    private final AsyncClient client;
    private final ListPlace<T> place;

    AsyncPages(AsyncClient client, Row<Page<T>> row, Arguments arguments) {
        this.client = client;
        this.place = new ListPlace<>(row, arguments);
    }

    /**
     * The next page. Cancelling what this returns does not end the call.
     *
     * @return its records, unmodifiable; empty after the last page; or a {@link MakokitException}
     */
    public CompletableFuture<Optional<List<T>>> nextPage() {
        if (place.isEnded()) {
            return ExecutorFuture.completed(Optional.empty(), client.executor());
        }
        return client.run(place.row(), place.arguments()).thenApply(page -> Optional.of(place.take(page)));
    }

    /**
     * Goes through what is left of the list.
     *
     * @param action what is done with each record, on the client's executor
     * @return a future that ends with the list, or with the first {@link MakokitException}
     */
    public CompletableFuture<Void> forEach(Consumer<? super T> action) {
        return nextPage().thenCompose(page -> {
            page.ifPresent(records -> records.forEach(action));
            return page.isPresent() ? forEach(action) : CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Where the page after the last one that was read is: a list whose query has this cursor goes on there.
     *
     * @return the cursor; empty before the first page, and after the last
     */
    public Optional<String> cursor() {
        return place.cursor();
    }

    /**
     * How many records there are in all.
     *
     * @return the number, where the API has told
     */
    public OptionalLong total() {
        return place.total();
    }

    /** Which list it is, and how far it was read. */
    @Override
    public String toString() {
        return "AsyncPages" + place;
    }
}
