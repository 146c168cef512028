package io.makokit.maestrano;

import io.makokit.MakokitException;
import io.makokit.internal.Fields;
import java.time.Duration;
import java.util.Map;

/**
 * How a platform stands.
 *
 * @param age how long ago the marketplaces in use were loaded; null when there are none yet
 * @param failure why the last load failed; null when it did not
 */
public record PlatformStatus(Duration age, MakokitException failure) {
    static PlatformStatus fromMap(Map<String, ?> wire) {
        Fields fields = new Fields("PlatformStatus", wire);
        Double age = fields.number("age_ms");
        return new PlatformStatus(
                age == null ? null : Duration.ofMillis(age.longValue()),
                fields.part("failure", MakokitException::fromMap));
    }
}
