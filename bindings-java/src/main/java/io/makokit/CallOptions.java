package io.makokit;

import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Options of calls; what is not set here is as the client has it. Immutable. */
public final class CallOptions {
    static final CallOptions NONE = builder().build();

    private final Map<String, Object> settings;
    private final Map<String, Object> extra;

    private CallOptions(Builder builder) {
        settings = Map.copyOf(builder.settings);
        extra = Fields.frozen(builder.extra);
    }

    /**
     * Starts making options.
     *
     * @return a builder in which nothing is set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The options as the core takes them, with more fields for the request's body; these options' own go before them.
     */
    Map<String, Object> toMap(Map<String, Object> moreExtra) {
        Map<String, Object> map = new LinkedHashMap<>(settings);
        Map<String, Object> all = new LinkedHashMap<>(moreExtra);
        all.putAll(extra);
        if (!all.isEmpty()) {
            map.put("extra", all);
        }
        return map;
    }

    /** What is set. */
    @Override
    public String toString() {
        return "CallOptions" + toMap(Map.of());
    }

    /** Makes {@link CallOptions}. */
    public static final class Builder {
        private final Map<String, Object> settings = new LinkedHashMap<>();
        private final Map<String, Object> extra = new LinkedHashMap<>();

        private Builder() {}

        /**
         * The time of a call, all waits and tries together.
         *
         * @param timeout the time, to the millisecond
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            settings.put("timeout_ms", Millis.of(timeout, "timeout"));
            return this;
        }

        /**
         * How often a call is tried again when that does no harm.
         *
         * @param retries how often; 0 for never
         * @return this builder
         */
        public Builder retries(int retries) {
            settings.put("retries", retries);
            return this;
        }

        /**
         * Whether a request is checked before it is sent: what the documentation requires must be there, and the
         * names in a map must be known. Default: yes.
         *
         * @param validate whether it is
         * @return this builder
         */
        public Builder validate(boolean validate) {
            settings.put("validate", validate ? "on" : "off");
            return this;
        }

        /**
         * Who goes first when the rate limit lets only some go. Default: {@link Priority#INTERACTIVE}.
         *
         * @param priority who does
         * @return this builder
         */
        public Builder priority(Priority priority) {
            return name("priority", Objects.requireNonNull(priority, "priority"));
        }

        /**
         * Whether a lost answer may be settled by sending the request again, where an entity is made sure of. Default:
         * {@link Settle#DOCUMENTED}.
         *
         * @param settle when it may
         * @return this builder
         */
        public Builder settle(Settle settle) {
            return name("settle", Objects.requireNonNull(settle, "settle"));
        }

        /**
         * More fields for the request's body, sent as given.
         *
         * @param fields JSON values by their names
         * @return this builder
         */
        public Builder extra(Map<String, ?> fields) {
            extra.putAll(Objects.requireNonNull(fields, "fields"));
            return this;
        }

        /**
         * One more field for the request's body, sent as given.
         *
         * @param name the field's name
         * @param value its JSON value; null is sent as null
         * @return this builder
         */
        public Builder extra(String name, Object value) {
            extra.put(Objects.requireNonNull(name, "name"), value);
            return this;
        }

        /**
         * The options.
         *
         * @return what was set so far
         */
        public CallOptions build() {
            return new CallOptions(this);
        }

        private Builder name(String setting, Enum<?> choice) {
            settings.put(setting, choice.name().toLowerCase(Locale.ROOT));
            return this;
        }
    }
}
