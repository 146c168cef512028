import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.makokit.WebhookDelivery;
import io.makokit.WebhookException;
import io.makokit.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Receives Mako's webhooks with the server that comes with the JDK. The header is as it was chosen for the webhook. */
public final class WebhookServer {
    private static final int MOST = 10 * 1024 * 1024;

    private WebhookServer() {}

    /**
     * Prints deliveries until Ctrl-C.
     *
     * @param arguments the port, if it is to be another than 8018
     * @throws Exception when there is no port, or it is interrupted
     */
    public static void main(String[] arguments) throws Exception {
        Webhooks webhooks = Webhooks.of("mako")
                .header(System.getenv("MAKO_WEBHOOK_HEADER"))
                .secret(System.getenv("MAKO_WEBHOOK_VALUE"))
                .build();
        BlockingQueue<WebhookDelivery> deliveries = new LinkedBlockingQueue<>();
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8018;
        System.out.println("listening at port " + start(webhooks, port, deliveries).getAddress().getPort());
        while (true) {
            System.out.println(deliveries.take().body());
        }
    }

    /**
     * Starts a server on this machine that queues deliveries: whoever sends them waits for an answer, but not for the work.
     *
     * @param webhooks the receiver
     * @param port the port; 0 for a free one
     * @param deliveries where they go
     * @return the server
     * @throws IOException when there is no port
     */
    public static HttpServer start(Webhooks webhooks, int port, BlockingQueue<WebhookDelivery> deliveries)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status(webhooks, exchange, deliveries), -1);
            }
        });
        server.start();
        return server;
    }

    private static int status(Webhooks webhooks, HttpExchange exchange, BlockingQueue<WebhookDelivery> deliveries)
            throws IOException {
        try {
            // One byte more than allowed is enough to be refused.
            byte[] body = exchange.getRequestBody().readNBytes(MOST + 1);
            deliveries.add(webhooks.receive(exchange.getRequestHeaders(), body));
            return 200;
        } catch (WebhookException refused) {
            System.err.println(refused.getMessage());
            return refused.httpStatus();
        }
    }
}
