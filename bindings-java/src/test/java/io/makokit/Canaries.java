package io.makokit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets that would be seen wherever they came out, in shapes that are easily missed. */
final class Canaries {
    private static final String WORD = "canary7Qz";

    private Canaries() {}

    /** Secrets of many shapes, all different. */
    static Stream<String> all() {
        List<String> shapes = List.of(
                // spotless:off
                "%s-plain", "%s\"quoted\"", "\"%s\"", "'%s'", "%s\\back\\slash", "%s/a/b//c", "/%s/", "%s%%2F%%2f",
                "%s%%", "%%25%s%%zz", "%s+plus+plus", "%s a space", "%s&a=b&c=d", "%s=;,:", "%s?#frag", "%s<b>&amp;</b>",
                "{\"k\":\"%s\"}", "[%s,%s]", "%s$1$0\\1", "%s.*(?:x)[a-z]{2}", "^%s$", "${%s}", "{}%s{0}%%s", "%s\u00e9\u00fc\u00df",
                "%s\u65e5\u672c\u8a9e", "%s\ud83d\udd11key", "\u202e%s\u202c", "%s\u0301e", "%s\u00a0nbsp", "%s\\u0041\\n", "%s\\\\\"\\\"",
                "AKIA%sEXAMPLE", "ghp_%s0123456789abcdef", "-----BEGIN %s-----", "user:%s@host", "Bearer %s", "%s~!@#^*()_`|",
                "%s\u2028line", "%s==", "x".repeat(300) + "%s" + "y".repeat(300));
                // spotless:on
        return shapes.stream().map(shape -> String.format(shape, WORD, WORD));
    }

    /** The forms in which a secret may be written. */
    static List<String> forms(String secret) {
        List<String> forms = new ArrayList<>(List.of(
                // spotless:off
                secret, form(secret), form(secret).replace("+", "%20"), json(secret), json(secret).replace("/", "\\/"), ascii(secret)));
                // spotless:on
        return forms.stream().distinct().collect(Collectors.toList());
    }

    /** Where a secret is in a text, in any form; empty when it is nowhere. */
    static String found(String secret, String text) {
        return forms(secret).stream().filter(text::contains).findFirst().orElse("");
    }

    /** As some servers write JSON: with nothing but ASCII in it. */
    static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        json(text).chars().forEach(letter -> {
            if (letter < 0x7F) {
                out.append((char) letter);
            } else {
                out.append(String.format("\\u%04x", letter));
            }
        });
        return out.toString();
    }

    static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** A token that only one test has: what a header can carry, with all that is special in other places. */
    static String token(int number) {
        byte[] bytes = ("token-" + number + "-%s").formatted(WORD).getBytes(StandardCharsets.UTF_8);
        return "tok." + Base64.getEncoder().encodeToString(bytes) + "~+/" + number + "==";
    }
}
