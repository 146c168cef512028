package io.makokit;

import java.nio.charset.StandardCharsets;

/** Scripts for the sandbox. */
final class Scripts {
    private static final String TOKEN = """
            {"expect": {"method": "POST", "path": "/mako-api/auth/v1/auth"},
             "reply": {"status": 200, "json": {"access_token": "t", "token_type": "Bearer", "expires_in": 14400}}}""";

    private Scripts() {}

    /** Expects one request for a company, with exactly this body. */
    static byte[] company(String body) {
        String exchange = """
                {"expect": {"method": "POST", "path": "/mako-api/config/v1/addCompany", "json": %s},
                 "reply": {"status": 200, "json": {"status": "OK", "body": {"id": "1", "name": "Acme"}}}}"""
                .formatted(body);
        return ("{\"exchanges\": [" + TOKEN + ", " + exchange + "]}").getBytes(StandardCharsets.UTF_8);
    }
}
