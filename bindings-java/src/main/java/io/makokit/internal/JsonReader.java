package io.makokit.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON (RFC 8259) out of UTF-8.
 *
 * <p>An object becomes a {@link java.util.Map} in the order of the text (of two fields of one name the last counts),
 * an array a {@link java.util.List}, an integer a {@link Long} or, when it is too large, a {@link
 * java.math.BigInteger}, any other number a {@link Double} or, when that would change it, a {@link
 * java.math.BigDecimal}. Maps and lists are unmodifiable.
 */
public final class JsonReader {
    /** The deepest nesting that is read, as in the core. */
    public static final int MAX_DEPTH = 128;

    /** Longer numbers take time that grows faster than they do. */
    private static final int MAX_NUMBER = 1000;

    /** Below this length, a table of names costs more than it saves. */
    private static final int WORTH_A_TABLE = 1024;

    private static final int TABLE = 128;

    private final byte[] in;
    private final int end;
    private int at;
    private int depth;

    /** What was read of the objects and arrays that are not complete. */
    private Object[] stack = new Object[32];

    private int top;

    /** Names that were read, by their hash: in a list the same ones come again and again. */
    private final String[] names;

    private JsonReader(byte[] in, int offset, int length) {
        this.in = in;
        this.at = offset;
        this.end = offset + length;
        this.names = length < WORTH_A_TABLE ? null : new String[TABLE];
    }

    /**
     * Reads one value.
     *
     * @param json the JSON
     * @return its value
     * @throws JsonException when it is none, or there is more after it
     */
    public static Object read(byte[] json) {
        return read(json, 0, json.length);
    }

    /**
     * Reads one value out of a part of some bytes.
     *
     * @param json the bytes
     * @param offset where the JSON begins
     * @param length how long it is
     * @return its value
     * @throws JsonException when it is none, or there is more after it
     */
    public static Object read(byte[] json, int offset, int length) {
        JsonReader reader = new JsonReader(json, offset, length);
        Object value = reader.value(reader.next());
        if (reader.skip() < reader.end) {
            throw reader.wrong("there is more after the value");
        }
        return value;
    }

    private Object value(int first) {
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(first);
            default -> throw wrong("a value is expected");
        };
    }

    private JsonObject object() {
        enter();
        int start = top;
        int next = next();
        while (next != '}') {
            if (next != '"') {
                throw wrong("a name in quotes is expected");
            }
            push(name());
            if (next() != ':') {
                throw wrong("a colon is expected");
            }
            push(value(next()));
            next = afterItem('}');
        }
        JsonObject object = JsonObject.of(stack, start, top);
        leave(start);
        return object;
    }

    private JsonArray array() {
        enter();
        int start = top;
        int next = next();
        while (next != ']') {
            push(value(next));
            next = afterItem(']');
        }
        JsonArray array = new JsonArray(Arrays.copyOfRange(stack, start, top));
        leave(start);
        return array;
    }

    /** The beginning of the next item, or the end of them all. */
    private int afterItem(int end) {
        int next = next();
        if (next == end) {
            return next;
        }
        if (next != ',') {
            throw wrong("a comma or " + (char) end + " is expected");
        }
        next = next();
        if (next == end) {
            throw wrong("something is expected after the comma");
        }
        return next;
    }

    private void push(Object value) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = value;
    }

    private void leave(int start) {
        depth--;
        top = start;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw wrong("it is nested more than " + MAX_DEPTH + " levels deep");
        }
    }

    private Object literal(String text, Object value) {
        for (int i = 1; i < text.length(); i++, at++) {
            if (at >= end || in[at] != text.charAt(i)) {
                throw wrong(text + " is expected");
            }
        }
        return value;
    }

    /** The name after an opening quote. */
    private String name() {
        if (names == null) {
            return string();
        }
        int hash = 0;
        for (int i = at; i < end; i++) {
            byte letter = in[i];
            if (letter == '"') {
                return known(hash, i - at);
            }
            if (letter < ' ' || letter == '\\') {
                break;
            }
            hash = 31 * hash + letter;
        }
        return string();
    }

    private String known(int hash, int length) {
        int slot = (hash ^ (hash >>> 7)) & (TABLE - 1);
        String known = names[slot];
        if (known != null && known.length() == length && isNext(known)) {
            at += length + 1;
            return known;
        }
        String fresh = string();
        names[slot] = fresh;
        return fresh;
    }

    private boolean isNext(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != in[at + i]) {
                return false;
            }
        }
        return true;
    }

    /** The text after an opening quote. */
    private String string() {
        int start = at;
        for (int i = start; i < end; i++) {
            byte letter = in[i];
            if (letter == '"') {
                at = i + 1;
                return new String(in, start, i - start, StandardCharsets.ISO_8859_1);
            }
            if (letter < ' ' || letter == '\\') {
                return escaped(start, i);
            }
        }
        at = end;
        throw wrong("a closing quote is expected");
    }

    /** A text that has escapes or more than ASCII from {@code first} on. */
    private String escaped(int start, int first) {
        StringBuilder text = new StringBuilder();
        int from = start;
        int i = first;
        while (i < end) {
            byte letter = in[i];
            if (letter == '"') {
                decode(text, from, i);
                at = i + 1;
                return text.toString();
            }
            if (letter == '\\') {
                decode(text, from, i);
                at = i + 1;
                escape(text);
                i = at;
                from = i;
            } else if (letter >= 0 && letter < ' ') {
                at = i + 1;
                throw wrong("a control character has to be escaped");
            } else {
                i++;
            }
        }
        at = end;
        throw wrong("a closing quote is expected");
    }

    private void decode(StringBuilder text, int from, int to) {
        if (from == to) {
            return;
        }
        try {
            // A fresh decoder reports what is malformed; String would put a replacement there in silence.
            text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in, from, to - from)));
        } catch (CharacterCodingException error) {
            at = to;
            throw wrong("the text is not UTF-8");
        }
    }

    private void escape(StringBuilder text) {
        int letter = at < end ? in[at++] : -1;
        switch (letter) {
            case '"', '\\', '/' -> text.append((char) letter);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> unicode(text);
            default -> throw wrong("there is no such escape");
        }
    }

    private void unicode(StringBuilder text) {
        char unit = hex();
        text.append(unit);
        if (Character.isHighSurrogate(unit)) {
            boolean escaped = at + 1 < end && in[at] == '\\' && in[at + 1] == 'u';
            at += 2;
            char low = escaped ? hex() : 0;
            if (!Character.isLowSurrogate(low)) {
                throw wrong("the second half of a pair is expected");
            }
            text.append(low);
        } else if (Character.isLowSurrogate(unit)) {
            throw wrong("the first half of a pair is expected");
        }
    }

    private char hex() {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < end ? Character.digit(in[at], 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits are expected");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** A number whose first letter has been read. */
    private Object number(int first) {
        int start = at - 1;
        boolean integer = true;
        if (first == '-') {
            first = at < end ? in[at++] : -1;
        }
        if (first != '0') {
            at--;
            digits();
        } else if (at < end && in[at] >= '0' && in[at] <= '9') {
            throw wrong("a number does not begin with 0");
        }
        if (at < end && in[at] == '.') {
            integer = false;
            at++;
            digits();
        }
        if (at < end && (in[at] == 'e' || in[at] == 'E')) {
            integer = false;
            at++;
            if (at < end && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            digits();
        }
        if (at - start > MAX_NUMBER) {
            throw wrong("a number has more than " + MAX_NUMBER + " digits");
        }
        Object number = integer ? JsonNumber.integer(in, start, at) : JsonNumber.decimal(in, start, at);
        if (number == null) {
            throw wrong("the exponent of a number is too large");
        }
        return number;
    }

    private void digits() {
        int start = at;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("a digit is expected");
        }
    }

    /** The next byte that is no space, read; -1 at the end. */
    private int next() {
        if (skip() >= end) {
            at = end + 1;
            return -1;
        }
        return in[at++];
    }

    private int skip() {
        while (at < end && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
        return at;
    }

    private JsonException wrong(String what) {
        String place = at > end ? "the JSON ends too early" : "at byte " + at + " of " + end;
        return new JsonException("is no JSON: " + what + " (" + place + ")");
    }
}
