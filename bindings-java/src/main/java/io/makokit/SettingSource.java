package io.makokit;

import io.makokit.internal.Fields;
import java.util.Map;

/**
 * The value of a setting, and where it comes from. The code goes before the JVM's properties, these before the
 * environment, that before a profile, that before the default.
 *
 * @param name the setting, by the name that it has in a profile
 * @param value its value in words, {@code ***} for a secret; null where there is none, not even a default
 * @param source where that comes from, in words
 */
public record SettingSource(String name, String value, String source) {
    static SettingSource fromMap(Map<String, ?> map) {
        Fields fields = new Fields("SettingSource", map);
        return new SettingSource(
                fields.required("name", fields.text("name")),
                fields.text("value"),
                fields.required("source", fields.text("source")));
    }
}
