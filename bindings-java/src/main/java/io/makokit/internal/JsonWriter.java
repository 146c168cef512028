package io.makokit.internal;

import io.makokit.Model;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes values as JSON in UTF-8: maps with texts as names, iterables and arrays of objects, texts, numbers, booleans,
 * null, the models and ids of this library, and what {@link TextForm} knows. Anything else has no JSON.
 */
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] out = new byte[256];
    private int at;
    private int depth;

    private JsonWriter() {}

    /**
     * Writes a value.
     *
     * @param value the value
     * @return its JSON
     * @throws JsonException when it has none, with the path of the culprit
     */
    public static byte[] write(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return Arrays.copyOf(writer.out, writer.at);
    }

    private void value(Object value) {
        if (value == null) {
            ascii("null");
        } else if (value instanceof CharSequence text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Model model) {
            object(model.toMap());
        } else if (value instanceof Iterable<?> list) {
            array(list);
        } else if (value instanceof Object[] array) {
            array(Arrays.asList(array));
        } else if (value instanceof Boolean) {
            ascii(value.toString());
        } else if (value instanceof Number number) {
            number(number);
        } else {
            other(value);
        }
    }

    private void other(Object value) {
        String text = TextForm.of(value);
        if (text == null) {
            String type = value.getClass().getName();
            throw new JsonException("is a " + type + ", which has no JSON" + TextForm.cure(value));
        }
        string(text);
    }

    private void object(Map<?, ?> map) {
        enter();
        byte separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof CharSequence name)) {
                throw new JsonException("has a name that is no text: " + entry.getKey());
            }
            put(separator);
            separator = ',';
            try {
                string(name);
                put((byte) ':');
                value(entry.getValue());
            } catch (JsonException error) {
                throw error.below(name.toString());
            }
        }
        if (separator == '{') {
            put(separator);
        }
        put((byte) '}');
        depth--;
    }

    private void array(Iterable<?> list) {
        enter();
        byte separator = '[';
        int index = 0;
        for (Object item : list) {
            put(separator);
            separator = ',';
            try {
                value(item);
            } catch (JsonException error) {
                throw error.below(Integer.toString(index));
            }
            index++;
        }
        if (separator == '[') {
            put(separator);
        }
        put((byte) ']');
        depth--;
    }

    private void enter() {
        if (++depth > JsonReader.MAX_DEPTH) {
            throw new JsonException("is nested more than " + JsonReader.MAX_DEPTH + " levels deep");
        }
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new JsonException("is " + number + ", which has no JSON");
            }
        } else if (!(number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigDecimal
                || number instanceof BigInteger)) {
            throw new JsonException("is a " + number.getClass().getName() + ", which has no JSON");
        }
        ascii(number.toString());
    }

    private void string(CharSequence text) {
        int length = text.length();
        room(length + 2);
        out[at++] = '"';
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if (letter >= ' ' && letter < 0x7F && letter != '"' && letter != '\\') {
                put((byte) letter);
            } else if (letter < 0x80) {
                escape(letter);
            } else if (Character.isSurrogate(letter)) {
                pair(text, i++);
            } else {
                unicode(letter);
            }
        }
        put((byte) '"');
    }

    private void escape(char letter) {
        switch (letter) {
            case '"', '\\' -> ascii("\\" + letter);
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> {
                ascii("\\u00");
                put(HEX[letter >> 4]);
                put(HEX[letter & 15]);
            }
        }
    }

    private void pair(CharSequence text, int index) {
        int letter = Character.codePointAt(text, index);
        if (!Character.isSupplementaryCodePoint(letter)) {
            throw new JsonException("has half of a pair of characters, which has no UTF-8");
        }
        unicode(letter);
    }

    private void unicode(int letter) {
        if (letter < 0x800) {
            put((byte) (0xC0 | letter >> 6));
        } else {
            if (letter < 0x10000) {
                put((byte) (0xE0 | letter >> 12));
            } else {
                put((byte) (0xF0 | letter >> 18));
                put((byte) (0x80 | letter >> 12 & 0x3F));
            }
            put((byte) (0x80 | letter >> 6 & 0x3F));
        }
        put((byte) (0x80 | letter & 0x3F));
    }

    private void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            out[at++] = (byte) text.charAt(i);
        }
    }

    private void put(byte value) {
        room(1);
        out[at++] = value;
    }

    private void room(int more) {
        if (out.length - at < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, at + more));
        }
    }
}
