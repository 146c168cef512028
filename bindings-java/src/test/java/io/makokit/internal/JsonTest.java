package io.makokit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.makokit.mako.AddCompany;
import io.makokit.mako.AddMako;
import io.makokit.mako.CompanyId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void valuesHaveTheirTypes() {
        assertEquals(
                Map.of("a", List.of(1L, 2.5, true, "x"), "b", Map.of()),
                read(" { \"a\" : [ 1 , 2.5 , true , \"x\" ] , \"b\" : { } } "));
        assertNull(read("null"));
        assertEquals(List.of(), read("[]"));
        assertEquals(false, read("false"));
    }

    @Test
    void numbersKeepTheirValue() {
        assertEquals(0L, read("0"));
        assertEquals(-0.0, read("-0"));
        assertEquals(0.0, read("0.0"));
        assertEquals(-12L, read("-12"));
        assertEquals(Long.MAX_VALUE, read("9223372036854775807"));
        assertEquals(Long.MIN_VALUE, read("-9223372036854775808"));
        assertEquals(new BigInteger("9223372036854775808"), read("9223372036854775808"));
        assertEquals(0.1, read("0.10"));
        assertEquals(1e10, read("1E+10"));
        assertEquals(0.30000000000000004, read("0.30000000000000004"));
        assertEquals(new BigDecimal("0.12345678901234567890123"), read("0.12345678901234567890123"));
        assertEquals(new BigDecimal("1e999"), read("1e999"));
        assertEquals(new BigDecimal("1e-999"), read("1e-999"));
    }

    @Test
    void decimalsAreThoseOfJava() {
        Random random = new Random(3);
        for (int round = 0; round < 100_000; round++) {
            String digits = Long.toString(random.nextLong() >>> random.nextInt(60));
            int point = (digits.startsWith("-") ? 2 : 1) + random.nextInt(2) * (digits.length() - 2) / 2;
            String text = digits.substring(0, point) + "." + digits.substring(point) + "5";
            Number read = (Number) read(text);
            assertEquals(Double.parseDouble(text), read.doubleValue(), text);
            assertEquals(0, new BigDecimal(text).compareTo(new BigDecimal(read.toString())), text);
        }
    }

    @Test
    void textsKeepTheirLetters() {
        assertEquals("a\"\\/\b\f\n\r\té€😀", read("\"a\\\"\\\\\\/\\b\\f\\n\\r\\té€😀\""));
        assertEquals("é😀x", read("\"\\u00e9\\uD83D\\ude00x\""));
        assertEquals(Map.of("né", 1L), read("{\"n\\u00e9\":1}"));
    }

    @Test
    void theLastOfEqualNamesCounts() {
        assertEquals(Map.of("a", 2L, "b", 3L), read("{\"a\":1,\"b\":3,\"a\":2}"));
    }

    @Test
    void largeObjectsAreLikeSmallOnes() {
        for (int size : new int[] {0, 1, 15, 16, 17, 1000}) {
            Map<String, Object> wanted = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                wanted.put("name" + i, (long) i);
            }
            Map<?, ?> got = (Map<?, ?>) JsonReader.read(JsonWriter.write(wanted));
            assertEquals(wanted, got);
            assertEquals(List.copyOf(wanted.keySet()), List.copyOf(got.keySet()));
            wanted.forEach((name, value) -> assertEquals(value, got.get(name)));
            assertNull(got.get("other"));
            assertEquals(size, got.size());
            assertThrows(UnsupportedOperationException.class, () -> put(got), "size " + size);
        }
    }

    @Test
    void manyNamesOfOneHashTakeNoLongTime() {
        // "Aa" and "BB" have the same hash, and so has whatever is made of them.
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 1 << 15; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append('"').append(name).append("\":").append(i).append(',');
        }
        json.setCharAt(json.length() - 1, '}');
        Map<?, ?> got = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> (Map<?, ?>) read(json.toString()));
        assertEquals(1 << 15, got.size());
    }

    /** Whatever everybody writes as the same text. */
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        UUID.fromString("f8a3ae1a-967a-4032-a053-e012cfe34537"),
                        "f8a3ae1a-967a-4032-a053-e012cfe34537"),
                Arguments.of(Instant.ofEpochMilli(1500), "1970-01-01T00:00:01.500Z"),
                Arguments.of(
                        OffsetDateTime.of(2026, 1, 31, 23, 0, 0, 0, ZoneOffset.ofHours(-5)),
                        "2026-01-31T23:00:00-05:00"),
                Arguments.of(
                        ZonedDateTime.of(2026, 7, 1, 8, 30, 0, 0, ZoneId.of("Europe/Paris")),
                        "2026-07-01T08:30:00+02:00"),
                Arguments.of(LocalDate.of(2026, 1, 31), "2026-01-31"),
                Arguments.of(TimeUnit.SECONDS, "SECONDS"),
                Arguments.of(CompanyId.of("c"), "c"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsWrittenAsTextIsOneEverywhere(Object value, String text) {
        assertEquals(text, JsonReader.read(JsonWriter.write(value)));
        assertEquals(Map.of("a", List.of(text)), Fields.frozen(Map.of("a", List.of(value))));
        Map<String, ?> map = Map.of("companyId", value, "name", value, "more", value);
        assertEquals(
                Map.of("companyId", text, "name", text, "more", text),
                AddMako.fromMap(map).toMap());
        assertEquals(
                Map.of("more", text),
                AddMako.builder().extra("more", value).build().toMap());
    }

    @Test
    void whatHasNoTextIsToldWithItsCure() {
        JsonException optional =
                assertThrows(JsonException.class, () -> JsonWriter.write(Map.of("a", List.of(Optional.of("x")))));
        assertEquals("a.0", optional.path());
        assertEquals(
                "is a java.util.Optional, which has no JSON: put there what it holds, or leave the name out",
                optional.reason());
        assertTrue(assertThrows(JsonException.class, () -> JsonWriter.write(LocalDateTime.MIN))
                .reason()
                .endsWith(": say which offset it has, with atOffset or atZone"));
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> AddMako.fromMap(Map.of("name", Optional.of("x"))))
                        .getMessage()
                        .endsWith(
                                "AddMako.name has to be a text, not a Optional: put there what it holds, or leave the name out"));
    }

    @Test
    void whatHoldsItselfHasAShortPath() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        JsonException error = assertThrows(JsonException.class, () -> JsonWriter.write(map));
        assertEquals("self.self.self.self.….self.self.self.self", error.path());
    }

    @Test
    void fieldsKeepTheirOrder() {
        assertEquals(List.of("b", "a", "c"), new ArrayList<>(((Map<?, ?>) read("{\"b\":1,\"a\":2,\"c\":3}")).keySet()));
    }

    @Test
    void namesOfALongListAreRight() {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", (long) i);
            // Many names for few places, and names that are no ASCII.
            row.put("field" + i % 700, "x");
            row.put(i % 2 == 0 ? "Aa" : "BB", i % 3 == 0 ? "naïve" : "plain");
            row.put("é" + i % 5, null);
            rows.add(row);
        }
        assertEquals(rows, JsonReader.read(JsonWriter.write(rows)));
    }

    @Test
    void aPartOfSomeBytesIsRead() {
        byte[] bytes = "xx[1]yy".getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(1L), JsonReader.read(bytes, 2, 3));
        assertThrows(JsonException.class, () -> JsonReader.read(bytes, 2, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // spotless:off
                "", " ", "{", "[", "\"", "\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}",
                "[1", "[1,", "[1,]", "[,1]", "{,}", "{a:1}", "{1:1}", "{\"a\" 1}", "[1 2]", "1 2", "{}{}",
                "nul", "nulll", "tru", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".1", "1e",
                "1e+", "0x1", "1_000", "--1", "'a'", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"",
                "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "\"é\nb\"",
                "]", "}", ":", ",", "[1}", "{\"a\":1]", "//", "/**/1", "1//", "\\", "\u00a01", "\ufeff1",
                // spotless:on
                "1e99999999999"
            })
    void whatIsNoJsonIsRefused(String text) {
        JsonException error = assertThrows(JsonException.class, () -> read(text));
        assertTrue(error.getMessage().startsWith("is no JSON: "), error.getMessage());
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        int[][] texts = {
            {0xFF}, {0xC3}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0x80}, {0xE2, 0x82}
        };
        for (int[] text : texts) {
            byte[] json = new byte[text.length + 2];
            json[0] = '"';
            json[json.length - 1] = '"';
            for (int i = 0; i < text.length; i++) {
                json[i + 1] = (byte) text[i];
            }
            assertThrows(JsonException.class, () -> JsonReader.read(json), Arrays.toString(text));
        }
    }

    @Test
    void nestingHasALimit() {
        int most = JsonReader.MAX_DEPTH;
        assertTrue(read("[".repeat(most) + "]".repeat(most)) instanceof List);
        assertThrows(JsonException.class, () -> read("[".repeat(most + 1) + "]".repeat(most + 1)));
        assertThrows(JsonException.class, () -> read("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void numbersHaveALimit() {
        assertEquals(new BigInteger("9".repeat(1000)), read("9".repeat(1000)));
        assertThrows(JsonException.class, () -> read("9".repeat(1_000_000)));
    }

    @Test
    void brokenJsonNeverDoesAnythingButBeRefused() {
        byte[] good = "{\"a\":[1,-2.5e3,\"x\\u00e9\\n€\",{\"b\":null,\"c\":true}],\"d\":12345678901234567890}"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                // What is read although it was changed has to be a value like any other.
                assertEquals(JsonReader.read(bytes), JsonReader.read(JsonWriter.write(JsonReader.read(bytes))));
            } catch (JsonException error) {
                refused++;
            }
        }
        assertTrue(refused > 10_000, "only " + refused + " were refused");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "\u0000\u001f\"\\/\u007f é€😀\u2028");
        BigInteger large = new BigInteger("12345678901234567890123");
        value.put("numbers", Arrays.asList(1L, -1L, Long.MIN_VALUE, 0.1, -1e300, large));
        value.put("none", null);
        value.put("yes", true);
        value.put("nested", Map.of("a", List.of(Map.of("b", List.of()))));
        assertEquals(value, JsonReader.read(JsonWriter.write(value)));
    }

    @Test
    void valuesAreWrittenAsTheyAre() {
        assertEquals("{\"id\":\"x\"}", written(Map.of("id", CompanyId.of("x"))));
        assertEquals(
                "{\"name\":\"Acme\"}", written(AddCompany.builder().name("Acme").build()));
        assertEquals("[1,2,\"c\"]", written(new Object[] {(short) 1, (byte) 2, new StringBuilder("c")}));
        assertEquals("\"\\u0001\\t\\\\\"", written("\u0001\t\\"));
        assertEquals("1.50", written(new BigDecimal("1.50")));
        assertEquals("0.1", written(0.1f));
    }

    @Test
    void whatHasNoJsonIsRefusedWithItsPath() {
        assertEquals(
                "a.1.b",
                refused(Map.of("a", List.of(1, Map.of("b", new Object())))).path());
        assertEquals(
                "n is NaN, which has no JSON", refused(Map.of("n", Double.NaN)).getMessage());
        assertEquals("", refused(Float.POSITIVE_INFINITY).path());
        assertEquals(
                "a has a name that is no text: 1",
                refused(Map.of("a", Map.of(1, 2))).getMessage());
        String half = "t has half of a pair of characters, which has no UTF-8";
        assertEquals(half, refused(Map.of("t", "\ud800")).getMessage());
        assertEquals("t", refused(Map.of("t", "x\udc00")).path());
        Map<String, Object> itself = new HashMap<>();
        itself.put("me", itself);
        assertTrue(refused(itself).reason().contains("nested more than"));
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<?, ?> map) {
        ((Map<String, Object>) map).put("x", 1);
    }

    private static JsonException refused(Object value) {
        return assertThrows(JsonException.class, () -> JsonWriter.write(value));
    }

    private static Object read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(Object value) {
        return new String(JsonWriter.write(value), StandardCharsets.UTF_8);
    }
}
