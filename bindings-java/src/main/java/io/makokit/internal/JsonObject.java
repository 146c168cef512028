package io.makokit.internal;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * An object that was read: unmodifiable down to its leaves, in the order of the text. Most objects are small, and a
 * search through a small array is faster than a hash table is to fill.
 */
final class JsonObject extends AbstractMap<String, Object> {
    private static final int SMALL = 16;

    /** Names and values in turn; null when there are many. */
    private final Object[] pairs;

    private final Map<String, Object> many;

    private JsonObject(Object[] pairs, Map<String, Object> many) {
        this.pairs = pairs;
        this.many = many;
    }

    /**
     * From a part of a stack with names and values in turn, whose values are unmodifiable; the last of equal names
     * counts.
     */
    static JsonObject of(Object[] stack, int from, int to) {
        if (to - from > 2 * SMALL) {
            Map<String, Object> many = new LinkedHashMap<>((to - from) * 2 / 3 + 1);
            for (int i = from; i < to; i += 2) {
                many.put((String) stack[i], stack[i + 1]);
            }
            return new JsonObject(null, Collections.unmodifiableMap(many));
        }
        int end = from;
        for (int i = from; i < to; i += 2) {
            int same = find(stack, from, end, (String) stack[i]);
            if (same < 0) {
                same = end;
                end += 2;
            }
            stack[same] = stack[i];
            stack[same + 1] = stack[i + 1];
        }
        return new JsonObject(Arrays.copyOfRange(stack, from, end), null);
    }

    /** From a map whose values are unmodifiable. */
    static JsonObject of(Map<String, Object> map) {
        Object[] stack = new Object[map.size() * 2];
        int top = 0;
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            stack[top++] = entry.getKey();
            stack[top++] = entry.getValue();
        }
        return of(stack, 0, top);
    }

    /** The other fields. */
    JsonObject without(Set<String> names) {
        if (many != null) {
            Map<String, Object> rest = new LinkedHashMap<>(many);
            rest.keySet().removeAll(names);
            return of(rest);
        }
        Object[] rest = new Object[pairs.length];
        int top = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (!names.contains(pairs[i])) {
                rest[top++] = pairs[i];
                rest[top++] = pairs[i + 1];
            }
        }
        return new JsonObject(Arrays.copyOf(rest, top), null);
    }

    @Override
    public Object get(Object name) {
        if (many != null) {
            return many.get(name);
        }
        int at = name instanceof String text ? find(pairs, 0, pairs.length, text) : -1;
        return at < 0 ? null : pairs[at + 1];
    }

    @Override
    public boolean containsKey(Object name) {
        if (many != null) {
            return many.containsKey(name);
        }
        return name instanceof String text && find(pairs, 0, pairs.length, text) >= 0;
    }

    @Override
    public int size() {
        return many == null ? pairs.length / 2 : many.size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return many == null ? new Entries() : many.entrySet();
    }

    private static int find(Object[] pairs, int from, int to, String name) {
        for (int i = from; i < to; i += 2) {
            if (name.equals(pairs[i])) {
                return i;
            }
        }
        return -1;
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Object>> {
        @Override
        public int size() {
            return pairs.length / 2;
        }

        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return new Iterator<>() {
                private int at;

                @Override
                public boolean hasNext() {
                    return at < pairs.length;
                }

                @Override
                public Map.Entry<String, Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    at += 2;
                    return new SimpleImmutableEntry<>((String) pairs[at - 2], pairs[at - 1]);
                }
            };
        }
    }
}
