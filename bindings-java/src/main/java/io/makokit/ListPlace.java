package io.makokit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a list was read.
 *
 * @param <T> a record
 */
final class ListPlace<T> {
    private final Row<Page<T>> row;
    private final Arguments first;
    private Map<String, String> next = Map.of();
    private Long total;
    private boolean ended;

    ListPlace(Row<Page<T>> row, Arguments first) {
        this.row = row;
        this.first = first;
    }

    Row<Page<T>> row() {
        return row;
    }

    /** What the next page is asked for with. */
    synchronized Arguments arguments() {
        return first.at(next);
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Goes on behind a page, and gives its records. */
    synchronized List<T> take(Page<T> page) {
        next = page.next();
        ended = next.isEmpty();
        total = page.total() == null ? total : page.total();
        return page.records();
    }

    synchronized Optional<String> cursor() {
        return Optional.ofNullable(next.get("next"));
    }

    synchronized OptionalLong total() {
        return total == null ? OptionalLong.empty() : OptionalLong.of(total);
    }

    @Override
    public String toString() {
        return "[" + row.operation() + ", cursor " + cursor().orElse("none") + "]";
    }
}
