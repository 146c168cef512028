package io.makokit.internal;

import io.makokit.Model;
import io.makokit.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The fields of a model on their way out of a map, and back into one. */
public final class Fields {
    private static final Map<String, Object> NONE = JsonObject.of(Map.of());

    private final String model;
    private final Map<String, ?> map;
    private int found;

    /**
     * The fields of a model.
     *
     * @param model its name, for errors
     * @param map where they are
     */
    public Fields(String model, Map<String, ?> map) {
        this.model = model;
        this.map = map;
    }

    /**
     * A text.
     *
     * @param name the field
     * @return its text, or null when it is not there
     */
    public String text(String name) {
        Object value = get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        String text = TextForm.of(value);
        if (text == null) {
            throw wrong(name, "a text", value);
        }
        return text;
    }

    /**
     * A text with a type of its own.
     *
     * @param name the field
     * @param make makes the type
     * @param <T> the type
     * @return its value, or null when it is not there
     */
    public <T> T text(String name, Function<String, T> make) {
        String text = text(name);
        return text == null ? null : make.apply(text);
    }

    /**
     * A value of any type.
     *
     * @param name the field
     * @return its value, unmodifiable, or null when it is not there
     */
    public Object value(String name) {
        return frozenValue(get(name));
    }

    /**
     * A number.
     *
     * @param name the field
     * @return its number, or null when it is not there
     */
    public Double number(String name) {
        Object value = get(name);
        if (value == null || value instanceof Double) {
            return (Double) value;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(name, "a number", value);
    }

    /**
     * A whole number.
     *
     * @param name the field
     * @return its number, or null when it is not there
     */
    public Long whole(String name) {
        Object value = get(name);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "a whole number", value);
    }

    /**
     * A truth value.
     *
     * @param name the field
     * @return its value, or null when it is not there
     */
    public Boolean bool(String name) {
        Object value = get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw wrong(name, "a boolean", value);
    }

    /**
     * A part that is a model itself.
     *
     * @param name the field
     * @param make makes the model
     * @param <T> the model
     * @return its value, or null when it is not there
     */
    public <T> T part(String name, Function<Map<String, ?>, T> make) {
        Object value = get(name);
        if (value instanceof Model part) {
            value = part.toMap();
        }
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> fields) {
            return make.apply(named(fields));
        }
        throw wrong(name, "an object", value);
    }

    /**
     * Parts that are models themselves.
     *
     * @param name the field
     * @param make makes a model
     * @param <T> the model
     * @return its values, or null when it is not there
     */
    public <T> List<T> parts(String name, Function<Map<String, ?>, T> make) {
        Object value = get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Collection<?> list)) {
            throw wrong(name, "a list", value);
        }
        List<T> parts = new ArrayList<>(list.size());
        for (Object item : list) {
            Object fields = item instanceof Model part ? part.toMap() : item;
            if (!(fields instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(model + "." + name + " has to be a list of objects");
            }
            parts.add(make.apply(named(map)));
        }
        return parts;
    }

    /**
     * Values of any type.
     *
     * @param name the field
     * @return its values, unmodifiable, or null when it is not there
     */
    @SuppressWarnings("unchecked")
    public List<Object> values(String name) {
        Object value = get(name);
        if (value == null || value instanceof Collection<?>) {
            return (List<Object>) frozenValue(value);
        }
        throw wrong(name, "a list", value);
    }

    /**
     * An object without a model.
     *
     * @param name the field
     * @return its members, unmodifiable, or null when it is not there
     */
    public Map<String, Object> object(String name) {
        Object value = get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return frozen(named(map));
        }
        throw wrong(name, "an object", value);
    }

    /**
     * A field that has to be there.
     *
     * @param name the field
     * @param value what was found
     * @param <T> its type
     * @return the value
     */
    public <T> T required(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(model + "." + name + " is missing");
        }
        return value;
    }

    /**
     * What is none of the model's fields.
     *
     * @param known the model's fields
     * @return the others, unmodifiable
     */
    public Map<String, Object> rest(Set<String> known) {
        if (found == map.size()) {
            return NONE;
        }
        JsonObject all = map instanceof JsonObject object ? object : (JsonObject) frozen(map);
        return all.without(known);
    }

    /**
     * Writes a field, unless it is not there.
     *
     * @param map where to
     * @param name the field
     * @param value its value
     */
    public static void put(Map<String, Object> map, String name, Object value) {
        if (value instanceof Text text) {
            map.put(name, text.value());
        } else if (value instanceof Model part) {
            map.put(name, part.toMap());
        } else if (value instanceof Collection<?>) {
            map.put(name, frozenValue(value));
        } else if (value != null) {
            map.put(name, value);
        }
    }

    /**
     * A copy that nobody can change, down to its leaves.
     *
     * @param map a map of JSON values
     * @return the copy, in the same order
     */
    public static Map<String, Object> frozen(Map<String, ?> map) {
        if (map instanceof JsonObject object) {
            return object;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name, frozenValue(value)));
        return JsonObject.of(copy);
    }

    /**
     * A map whose names are texts.
     *
     * @param map any map
     * @return the same fields
     */
    public static Map<String, Object> named(Map<?, ?> map) {
        if (map instanceof JsonObject object) {
            return object;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static Object frozenValue(Object value) {
        if (value instanceof JsonObject || value instanceof JsonArray || value instanceof String) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return frozen(named(map));
        }
        if (value instanceof Collection<?> list) {
            return new JsonArray(list.stream().map(Fields::frozenValue).toArray());
        }
        if (value instanceof Model part) {
            return frozen(part.toMap());
        }
        String text = TextForm.of(value);
        return text == null ? plainNumber(value) : text;
    }

    /** Equal numbers are equal objects, wherever they come from. */
    private static Object plainNumber(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Float number ? (Object) Double.valueOf(number.toString()) : value;
    }

    private Object get(String name) {
        Object value = map.get(name);
        if (value != null) {
            found++;
        }
        return value;
    }

    private IllegalArgumentException wrong(String name, String expected, Object value) {
        return new IllegalArgumentException(model + "." + name + " has to be " + expected + ", not a "
                + value.getClass().getSimpleName() + TextForm.cure(value));
    }
}
