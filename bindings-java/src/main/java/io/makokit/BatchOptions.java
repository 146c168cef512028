package io.makokit;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How many records are written: in which portions and how fast. Immutable. */
public final class BatchOptions {
    private final Map<String, Object> settings;

    private BatchOptions(Builder builder) {
        settings = Map.copyOf(builder.settings);
    }

    /**
     * Starts making options.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    Map<String, Object> toMap() {
        return settings;
    }

    /** What is set. */
    @Override
    public String toString() {
        return "BatchOptions" + settings;
    }

    /** Makes {@link BatchOptions}. */
    public static final class Builder {
        private final Map<String, Object> settings = new LinkedHashMap<>();

        private Builder() {}

        /**
         * How many records are a batch. Default: 50, the lower end of what Makini documents as typical.
         *
         * @param size how many, at least 1
         * @return this builder
         */
        public Builder size(int size) {
            return set("size", size);
        }

        /**
         * The pause after a batch. Default: a second. Without one nothing waits for the end of a batch.
         *
         * @param pause how long, to the millisecond
         * @return this builder
         */
        public Builder pause(Duration pause) {
            return set("pause_ms", Millis.of(pause, "pause"));
        }

        /**
         * How many calls are under way at a time. Default: 8; the client itself keeps to the limits.
         *
         * @param calls how many, at least 1
         * @return this builder
         */
        public Builder atATime(int calls) {
            return set("at_a_time", calls);
        }

        /**
         * What becomes of the others when some records are wrong. Default: {@link WhenInvalid#STOP}.
         *
         * @param whenInvalid what does
         * @return this builder
         */
        public Builder whenInvalid(WhenInvalid whenInvalid) {
            String name = Objects.requireNonNull(whenInvalid, "whenInvalid").name();
            return set("when_invalid", name.toLowerCase(Locale.ROOT));
        }

        /**
         * After how many records in a row that were not written no more is sent. Default: never.
         *
         * @param failures how many, at least 1
         * @return this builder
         */
        public Builder stopAfter(int failures) {
            return set("stop_after", failures);
        }

        /**
         * Whether each record is made sure of, for the operations that have a method for that. Default: no.
         *
         * @param ensure whether it is
         * @return this builder
         */
        public Builder ensure(boolean ensure) {
            return set("ensure", ensure);
        }

        /**
         * The records that are done already: they are neither sent nor told.
         *
         * @param indices which, from 0 on
         * @return this builder
         */
        public Builder skip(Collection<Integer> indices) {
            return set("skip", List.copyOf(indices));
        }

        /**
         * The options.
         *
         * @return what was set so far
         */
        public BatchOptions build() {
            return new BatchOptions(this);
        }

        private Builder set(String name, Object value) {
            settings.put(name, value);
            return this;
        }
    }
}
