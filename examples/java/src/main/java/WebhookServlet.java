import io.makokit.WebhookDelivery;
import io.makokit.WebhookException;
import io.makokit.Webhooks;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;

/**
 * Receives webhooks in any Servlet container. Whoever makes it gives it the receiver of a sender, and a queue: who sends waits
 * for an answer, but not for the work.
 */
public final class WebhookServlet extends HttpServlet {
    private static final int MOST = 10 * 1024 * 1024;
    private static final long serialVersionUID = 1L;

    private final transient Webhooks webhooks;
    private final transient BlockingQueue<WebhookDelivery> deliveries;

    /**
     * With a receiver and a queue.
     *
     * @param webhooks the receiver; it is closed with the servlet
     * @param deliveries where deliveries go
     */
    public WebhookServlet(Webhooks webhooks, BlockingQueue<WebhookDelivery> deliveries) {
        this.webhooks = Objects.requireNonNull(webhooks, "webhooks");
        this.deliveries = Objects.requireNonNull(deliveries, "deliveries");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        try {
            // The bytes as they came, and one more than allowed, which is enough to be refused.
            byte[] body = request.getInputStream().readNBytes(MOST + 1);
            deliveries.add(webhooks.receive(headers, body));
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (WebhookException refused) {
            log(refused.getMessage());
            response.setStatus(refused.httpStatus());
        }
    }

    @Override
    public void destroy() {
        webhooks.close();
    }
}
