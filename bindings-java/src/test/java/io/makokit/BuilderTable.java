package io.makokit;

import io.makokit.internal.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The builder's methods by the table of the settings, so that a new setting needs no hand here either. */
final class BuilderTable {
    private BuilderTable() {}

    /** The rows of the table. */
    static List<? extends Map<String, ?>> rows() {
        try {
            Path table = SandboxProcess.root().resolve("core/client/schema/settings.json");
            return ((List<?>) JsonReader.read(Files.readAllBytes(table)))
                    .stream().map(Row::object).toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Sets a setting by its public method, from its value in JSON. */
    static void set(ClientBuilder<?> builder, String setting, Object value) {
        Map<String, ?> row = rows().stream()
                .filter(known -> known.get("name").equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no setting " + setting));
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((name, entry) -> invoke(builder, row, name, entry));
        } else {
            invoke(builder, row, value);
        }
    }

    /** The method of a row. */
    static Method method(Map<String, ?> row) {
        String[] words = row.get("method").toString().split("_");
        StringBuilder name = new StringBuilder(words[0]);
        Arrays.stream(words, 1, words.length)
                .forEach(word -> name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1)));
        return Arrays.stream(SettingsBuilder.class.getMethods())
                .filter(method -> method.getName().contentEquals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the builder has no method " + name));
    }

    private static void invoke(ClientBuilder<?> builder, Map<String, ?> row, Object... values) {
        Method method = method(row);
        Object[] given = new Object[values.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = converted(values[i], method.getParameterTypes()[i]);
        }
        try {
            method.invoke(builder, given);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(row.get("name") + " cannot be set", error);
        }
    }

    private static Object converted(Object value, Class<?> type) {
        if (type == Duration.class) {
            return Duration.ofMillis(((Number) value).longValue());
        }
        if (type == int.class) {
            return ((Number) value).intValue();
        }
        if (type == Path.class) {
            return Path.of(value.toString());
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equalsIgnoreCase(value.toString()))
                    .findFirst()
                    .orElseThrow();
        }
        return value;
    }
}
