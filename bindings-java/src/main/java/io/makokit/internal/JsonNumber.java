package io.makokit.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The values of numbers whose letters have been checked: as they are, or in the smallest type that does not change
 * them.
 */
final class JsonNumber {
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private JsonNumber() {}

    /** A {@link Long}; a {@link BigInteger} when it is too large, and a {@link Double} for {@code -0}. */
    static Object integer(byte[] in, int start, int end) {
        boolean negative = in[start] == '-';
        int first = negative ? start + 1 : start;
        if (end - first > 18) {
            BigInteger large = new BigInteger(text(in, start, end));
            return large.bitLength() < Long.SIZE ? (Object) large.longValue() : large;
        }
        long value = 0;
        for (int i = first; i < end; i++) {
            value = value * 10 + (in[i] - '0');
        }
        if (negative && value == 0) {
            return -0.0;
        }
        return negative ? -value : value;
    }

    /** A {@link Double}; a {@link BigDecimal} when that would change it; null when its exponent is beyond that, too. */
    static Object decimal(byte[] in, int start, int end) {
        double exact = shortDecimal(in, start, end);
        if (!Double.isNaN(exact)) {
            return exact;
        }
        String text = text(in, start, end);
        double value = Double.parseDouble(text);
        // 15 digits survive a double; only more have to be compared.
        if (text.length() <= 15 && Double.isFinite(value) && value != 0) {
            return value;
        }
        try {
            BigDecimal large = new BigDecimal(text);
            boolean same = Double.isFinite(value) && large.compareTo(new BigDecimal(Double.toString(value))) == 0;
            return same ? (Object) value : large;
        } catch (NumberFormatException error) {
            return null;
        }
    }

    /** A number of up to 15 digits without an exponent: one division of two exact numbers gives it. Otherwise NaN. */
    private static double shortDecimal(byte[] in, int start, int end) {
        if (end - start > 16) {
            return Double.NaN;
        }
        long digits = 0;
        int point = end;
        for (int i = in[start] == '-' ? start + 1 : start; i < end; i++) {
            if (in[i] == '.') {
                point = i + 1;
            } else if (in[i] == 'e' || in[i] == 'E') {
                return Double.NaN;
            } else {
                digits = digits * 10 + (in[i] - '0');
            }
        }
        double value = digits / TENS[end - point];
        return in[start] == '-' ? -value : value;
    }

    private static String text(byte[] in, int start, int end) {
        return new String(in, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
