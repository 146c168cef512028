package io.makokit;

import java.time.Duration;
import java.util.Objects;

/** Times as the core takes them. */
final class Millis {
    private Millis() {}

    /** To the millisecond; what is longer than a number can tell is as long as it can tell. */
    static long of(Duration duration, String name) {
        try {
            return Objects.requireNonNull(duration, name).toMillis();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
