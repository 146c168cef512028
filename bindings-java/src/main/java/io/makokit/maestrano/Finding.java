package io.makokit.maestrano;

import io.makokit.internal.Fields;
import java.util.Map;

/**
 * Something that is wrong with a marketplace in an answer. The others are not touched by it.
 *
 * @param place where it stands in the answer, from 0
 * @param marketplace its name, or null if it has none
 * @param message what is wrong, and with which field
 * @param leftOut whether the marketplace cannot be used at all; another one can be, as far as the field is not needed
 * @param text all of it in words
 */
public record Finding(int place, String marketplace, String message, boolean leftOut, String text) {
    static Finding fromMap(Map<String, ?> wire) {
        Fields fields = new Fields("Finding", wire);
        return new Finding(
                fields.required("place", fields.number("place")).intValue(),
                fields.text("marketplace"),
                fields.required("message", fields.text("message")),
                fields.required("left_out", fields.bool("left_out")),
                fields.required("text", fields.text("text")));
    }

    /** All of it in words. */
    @Override
    public String toString() {
        return text;
    }
}
