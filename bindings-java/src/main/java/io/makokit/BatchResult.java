package io.makokit;

import io.makokit.internal.Fields;
import java.util.Locale;
import java.util.Map;

/**
 * How one record of a batch ended.
 *
 * @param index which of the records it was, from 0 on
 * @param outcome what became of it
 * @param answer the JSON value of what was written, unmodifiable; null where there is none to show
 * @param error why it was not written, or is not known; null otherwise
 * @param why why it was not sent; null otherwise
 */
public record BatchResult(int index, BatchOutcome outcome, Object answer, MakokitException error, String why) {
    static BatchResult fromMap(Map<String, ?> map) {
        Fields fields = new Fields("BatchResult", map);
        return new BatchResult(
                fields.required("index", fields.whole("index")).intValue(),
                BatchOutcome.valueOf(
                        fields.required("outcome", fields.text("outcome")).toUpperCase(Locale.ROOT)),
                fields.value("answer"),
                fields.part("error", error -> Exceptions.of(ErrorFacts.fromMap(error))),
                fields.text("why"));
    }

    /**
     * Whether the record is there for certain.
     *
     * @return whether it is
     */
    public boolean isDone() {
        return outcome == BatchOutcome.DONE || outcome == BatchOutcome.ALREADY_THERE;
    }
}
