package io.makokit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The certificates that this JVM was told to trust.
 *
 * @param place where they are
 * @param pem the certificates
 */
record HostTrust(String place, String pem) {
    /** The property that names the store. */
    static final String STORE = "javax.net.ssl.trustStore";

    /** The store's name when it is no file. */
    private static final String NO_FILE = "NONE";

    static Optional<HostTrust> of(UnaryOperator<String> property) {
        String place = property.apply(STORE);
        if (place == null || place.isBlank()) {
            return Optional.empty();
        }
        try {
            String pem = pem(load(place, property));
            if (pem.isEmpty()) {
                throw wrong(place, "it holds no certificate", null);
            }
            return Optional.of(new HostTrust(place, pem));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException error) {
            throw wrong(place, "it cannot be read: " + error, error);
        }
    }

    private static KeyStore load(String place, UnaryOperator<String> property)
            throws GeneralSecurityException, IOException {
        String type = given(property, "Type").orElseGet(KeyStore::getDefaultType);
        Optional<String> provider = given(property, "Provider");
        KeyStore store = provider.isPresent() ? KeyStore.getInstance(type, provider.get()) : KeyStore.getInstance(type);
        char[] password = given(property, "Password").map(String::toCharArray).orElse(null);
        if (place.equals(NO_FILE)) {
            store.load(null, password);
            return store;
        }
        try (InputStream file = Files.newInputStream(Path.of(place))) {
            store.load(file, password);
        }
        return store;
    }

    private static Optional<String> given(UnaryOperator<String> property, String what) {
        return Optional.ofNullable(property.apply(STORE + what)).filter(text -> !text.isEmpty());
    }

    /** The same certificates that the JVM itself would trust: those of others, and the first of each key's chain. */
    private static String pem(KeyStore store) throws GeneralSecurityException {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder pem = new StringBuilder();
        for (String alias : Collections.list(store.aliases())) {
            Certificate certificate = store.getCertificate(alias);
            if (certificate != null) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(encoder.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        }
        return pem.toString();
    }

    private static ConfigException wrong(String place, String why, Exception cause) {
        ConfigException error = new ConfigException(ErrorFacts.of(
                "Config",
                "the system property " + STORE + " names " + place + ", and " + why
                        + "; set it to a store of certificates, or set caBundle"));
        error.initCause(cause);
        return error;
    }
}
