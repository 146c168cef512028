package io.makokit.internal;

import io.makokit.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** What JSON has no form of its own for, and everybody writes as the same text. */
final class TextForm {
    private TextForm() {}

    /** The text of such a value; null for all others. */
    static String of(Object value) {
        if (value instanceof Text text) {
            return text.value();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof UUID || value instanceof Instant || value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        return value instanceof ZonedDateTime time ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time) : null;
    }

    /** What helps who has put there what has no such text; nothing where that is not known. */
    static String cure(Object value) {
        if (value instanceof Optional<?>) {
            return ": put there what it holds, or leave the name out";
        }
        return value instanceof LocalDateTime ? ": say which offset it has, with atOffset or atZone" : "";
    }
}
