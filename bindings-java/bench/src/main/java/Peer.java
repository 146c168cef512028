import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a careful program does by hand: the JDK's HTTP client, and Jackson. */
final class Peer {
    private final ObjectMapper mapper =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI mako;
    private final URI companies;

    Peer(String url) {
        mako = URI.create(url + "/mako-api/config/v1/getMako/" + CannedServer.ID);
        companies = URI.create(url + "/mako-api/config/v1/listCompanies");
    }

    /** What stands around a body. */
    record Envelope<T>(String status, T body) {}

    /** A Mako. */
    record Device(String id, String companyId, String name, String companyName, String identification) {}

    /** A company. */
    record Company(String id, String name) {}

    Device getMako() {
        return device(send(mako));
    }

    CompletableFuture<Device> getMakoAsync() {
        return client.sendAsync(request(mako), BodyHandlers.ofByteArray()).thenApply(this::device);
    }

    List<Company> listCompanies() {
        return good(read(send(companies).body(), new TypeReference<Envelope<List<Company>>>() {}));
    }

    List<Company> records(byte[] json) {
        return read(json, new TypeReference<>() {});
    }

    private Device device(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return good(read(response.body(), new TypeReference<Envelope<Device>>() {}));
    }

    private static <T> T good(Envelope<T> envelope) {
        if (!envelope.status().equals("OK")) {
            throw new IllegalStateException(envelope.status());
        }
        return envelope.body();
    }

    private HttpResponse<byte[]> send(URI place) {
        try {
            return client.send(request(place), BodyHandlers.ofByteArray());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    private static HttpRequest request(URI place) {
        return HttpRequest.newBuilder(place)
                .header("authorization", "Bearer YUMCABQAqX2cqBjSiFht")
                .header("x-request-id", CannedServer.ID)
                .build();
    }

    private <T> T read(byte[] json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
