package io.makokit.internal;

import java.util.AbstractList;
import java.util.RandomAccess;

/** An array that was read: unmodifiable down to its leaves. */
final class JsonArray extends AbstractList<Object> implements RandomAccess {
    private final Object[] items;

    /** The array is not copied. */
    JsonArray(Object[] items) {
        this.items = items;
    }

    @Override
    public Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
