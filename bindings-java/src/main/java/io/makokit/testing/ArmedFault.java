package io.makokit.testing;

import io.makokit.internal.Fields;
import java.util.Map;
import java.util.Set;

/**
 * A fault that was armed, and what has become of it.
 *
 * @param id its name, for {@link Sandbox#disarm}
 * @param struck how often it has struck
 * @param spent whether it will not strike any more
 * @param fault the fault, with its defaults
 */
public record ArmedFault(String id, long struck, boolean spent, Fault fault) {
    private static final Set<String> KNOWN = Set.of("id", "struck", "spent");

    static ArmedFault fromMap(Map<String, ?> map) {
        Fields fields = new Fields("ArmedFault", map);
        return new ArmedFault(
                fields.required("id", fields.text("id")),
                Told.whole(fields, "struck"),
                fields.required("spent", fields.bool("spent")),
                Fault.fromMap(Told.without(map, KNOWN)));
    }
}
