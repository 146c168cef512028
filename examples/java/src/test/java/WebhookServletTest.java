import static org.junit.jupiter.api.Assertions.assertEquals;

import io.makokit.WebhookDelivery;
import io.makokit.Webhooks;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The servlet of the webhooks, with a request and a response instead of a container. */
class WebhookServletTest {
    private static final byte[] BODY =
            "{\"event\":\"assets.updated\",\"body\":[\"02db2d6d\"]}".getBytes(StandardCharsets.UTF_8);

    @Test
    void aDeliveryIsTakenOnceAndOnlyIfItIsProven() throws Exception {
        BlockingQueue<WebhookDelivery> deliveries = new LinkedBlockingQueue<>();
        Webhooks webhooks = Webhooks.of("makini").secret("a secret of the webhooks page").build();
        Map<String, List<String>> proof = webhooks.prove(BODY);
        WebhookServlet servlet = new WebhookServlet(webhooks, deliveries);
        ServletContext context = faked(ServletContext.class, (name, given) -> null);
        servlet.init(faked(ServletConfig.class, (name, given) -> name.equals("getServletContext") ? context : "webhooks"));
        assertEquals(200, status(servlet, proof));
        assertEquals(200, status(servlet, proof));
        assertEquals(401, status(servlet, Map.of("X-Webhook-Signature", List.of("AAAA"))));
        assertEquals(List.of("02db2d6d"), deliveries.remove().ids());
        assertEquals(0, deliveries.size());
        servlet.destroy();
    }

    private static int status(WebhookServlet servlet, Map<String, List<String>> headers) throws Exception {
        AtomicInteger status = new AtomicInteger();
        HttpServletRequest request = faked(HttpServletRequest.class, (name, given) -> switch (name) {
            case "getMethod" -> "POST";
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(headers.get(given[0].toString()));
            case "getInputStream" -> new Body(BODY);
            default -> null;
        });
        HttpServletResponse response = faked(HttpServletResponse.class, (name, given) -> {
            if (name.equals("setStatus")) {
                status.set((Integer) given[0]);
            }
            return null;
        });
        servlet.service(request, response);
        return status.get();
    }

    private interface Answer {
        Object to(String method, Object[] given);
    }

    private static <T> T faked(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> answer.to(method.getName(), given)));
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Body(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
