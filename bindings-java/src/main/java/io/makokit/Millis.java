package io.makokit;

import java.time.Duration;
import java.util.Objects;

/** Times as the core takes them. */
final class Millis {
    private Millis() {}

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /**
     * To the millisecond; what is longer than a number can tell is as long as it can tell.
     *
     * @throws IllegalArgumentException for a negative time, and for one that is none at all to the millisecond
     */
    static long of(Duration duration, String name) {
        if (Objects.requireNonNull(duration, name).isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + duration);
        }
        if (!duration.isZero() && duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    name + " must not be less than a millisecond, unless it is zero: " + duration);
        }
        try {
            return duration.toMillis();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
