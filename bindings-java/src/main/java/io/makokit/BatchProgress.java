package io.makokit;

import io.makokit.internal.Fields;
import java.util.Map;

/**
 * How far a batch has come, by what was told of it.
 *
 * @param done how many were written
 * @param alreadyThere how many were there already
 * @param failed how many were not written
 * @param unknown of how many nobody knows
 * @param notSent how many were not sent
 * @param left how many have not been told of
 */
public record BatchProgress(long done, long alreadyThere, long failed, long unknown, long notSent, long left) {
    static BatchProgress fromMap(Map<String, ?> map) {
        Fields fields = new Fields("BatchProgress", map);
        return new BatchProgress(
                count(fields, "done"),
                count(fields, "already_there"),
                count(fields, "failed"),
                count(fields, "unknown"),
                count(fields, "not_sent"),
                count(fields, "left"));
    }

    private static long count(Fields fields, String name) {
        return fields.required(name, fields.whole(name));
    }
}
