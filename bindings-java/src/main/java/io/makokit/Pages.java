package io.makokit;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is read page by page, as far as somebody goes on reading.
 *
 * <pre>{@code
 * for (PurchaseOrder order : makini.listPurchaseOrders()) {
 *     System.out.println(order.orderNo());
 * }
 * }</pre>
 *
 * <p>One page is in memory; from the second page on the next one is fetched ahead. With cursors, what is there throughout
 * comes once, whatever is added or removed meanwhile; with page numbers records may be missed or come twice. After a
 * {@link MakokitException} asking again tries the same page again. It can be gone through once, by one thread at a time.
 *
 * @param <T> a record
 */
public final class Pages<T> implements Iterable<T>, Iterator<T> {
    private final SyncClient client;
    private final ListPlace<T> place;
    private Iterator<T> records = List.<T>of().iterator();

    Pages(SyncClient client, Row<Page<T>> row, Arguments arguments) {
        this.client = client;
        this.place = new ListPlace<>(row, arguments);
    }

    /** Itself: the list goes on where it was left. */
    @Override
    public Iterator<T> iterator() {
        return this;
    }

    /**
     * Whether there is another record; asks the API where that is not known.
     *
     * @throws MakokitException when the next page cannot be read
     */
    @Override
    public boolean hasNext() {
        while (!records.hasNext()) {
            Optional<List<T>> page = nextPage();
            if (page.isEmpty()) {
                return false;
            }
            records = page.get().iterator();
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the list is read to its end");
        }
        return records.next();
    }

    /**
     * The next page, without what was read of the one before.
     *
     * @return its records, unmodifiable; empty after the last page
     * @throws MakokitException when it cannot be read
     */
    public Optional<List<T>> nextPage() {
        records = List.<T>of().iterator();
        if (place.isEnded()) {
            return Optional.empty();
        }
        return Optional.of(place.take(client.run(place.row(), place.arguments())));
    }

    /**
     * The records as a stream.
     *
     * @return a stream, which reads as far as it is asked
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Where the page after this one is: a list whose query has this cursor goes on there.
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
        return "Pages" + place;
    }
}
