package io.makokit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The settings of a receiver of webhooks. */
public final class WebhooksBuilder {
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>();

    WebhooksBuilder(String system) {
        settings.put("system", system);
        settings.put("secrets", secrets);
    }

    /**
     * One more secret. Makini: a webhook's secret. Maestrano: the marketplace's API key. Mako: the value of the header. Any of them is
     * accepted, so that one can be changed while deliveries under the old one still come.
     *
     * @param secret the secret
     * @return this
     */
    public WebhooksBuilder secret(String secret) {
        secrets.add(Objects.requireNonNull(secret, "secret"));
        return this;
    }

    /**
     * Maestrano: the marketplace's API id.
     *
     * @param id the id
     * @return this
     */
    public WebhooksBuilder id(String id) {
        return with("id", id);
    }

    /**
     * Makini: the header with the signature, {@code X-Webhook-Signature} by default. Mako: the header's name.
     *
     * @param header the name
     * @return this
     */
    public WebhooksBuilder header(String header) {
        return with("header", header);
    }

    /**
     * Makini: the signature's hash function.
     *
     * @param hash {@code sha256} (the default), {@code sha1} or {@code sha512}
     * @return this
     */
    public WebhooksBuilder hash(String hash) {
        return with("hash", hash);
    }

    /**
     * Makini: how the signature is written.
     *
     * @param encoding {@code base64} (the default) or {@code hex}
     * @return this
     */
    public WebhooksBuilder encoding(String encoding) {
        return with("encoding", encoding);
    }

    /**
     * The most bytes of a body, compressed or not; 10 MiB by default.
     *
     * @param most how many
     * @return this
     */
    public WebhooksBuilder maxBodyBytes(long most) {
        return with("max_body_bytes", most);
    }

    /**
     * For how long a delivery is remembered that has an id or a time in its body; 25 hours by default.
     *
     * @param time how long; zero is not at all
     * @return this
     */
    public WebhooksBuilder remember(Duration time) {
        return with("remember_ms", Millis.of(time, "time"));
    }

    /**
     * The same for one that has neither, by its bytes; 10 minutes by default.
     *
     * @param time how long; zero is not at all
     * @return this
     */
    public WebhooksBuilder rememberBare(Duration time) {
        return with("remember_bare_ms", Millis.of(time, "time"));
    }

    /**
     * The most deliveries that are remembered; 100,000 by default.
     *
     * @param most how many
     * @return this
     */
    public WebhooksBuilder rememberMost(long most) {
        return with("remember_most", most);
    }

    /**
     * Makes the receiver.
     *
     * @return the receiver
     * @throws ConfigException when a setting is wrong, or of no use for the system
     */
    public Webhooks build() {
        return new Webhooks(settings);
    }

    private WebhooksBuilder with(String name, Object value) {
        settings.put(name, Objects.requireNonNull(value, name));
        return this;
    }
}
