import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server on a thread of its own that answers everything well, and knows nothing. */
final class CannedServer {
    static final String ID = "708680cf-07c5-4618-94be-3b12ddb92d84";

    /** A list of 10,000. */
    static final String COMPANIES = IntStream.range(0, 10_000)
            .mapToObj("{\"id\":\"f8a3ae1a-967a-4032-a053-%012d\",\"name\":\"Some Company Ltd.\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));

    private static final byte[] TOKEN =
            answer("{\"access_token\":\"YUMCABQAqX2cqBjSiFht\",\"token_type\":\"Bearer\",\"expires_in\":14400}");
    private static final byte[] LIST = answer("{\"status\":\"OK\",\"body\":" + COMPANIES + "}");
    private static final byte[] MAKO = answer("{\"status\":\"OK\",\"body\":{\"id\":\"" + ID + "\",\"companyId\":"
            + "\"aa326232-c5f2-479e-8768-15430929497a\",\"name\":\"LON 6500 M/LTE\",\"companyName\":\"Some Company\","
            + "\"identification\":\"11:11:11:22:33:44\"}}");

    private final ServerSocketChannel listener;
    private final Selector selector;

    /** A connection: what came, and what has not left. */
    private static final class Exchange {
        final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
        ByteBuffer out = ByteBuffer.allocate(0);
    }

    private CannedServer() throws IOException {
        selector = Selector.open();
        listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }

    static CannedServer start() throws IOException {
        CannedServer server = new CannedServer();
        Thread thread = new Thread(server::serve, "server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + listener.socket().getLocalPort();
    }

    private void serve() {
        while (true) {
            try {
                selector.select(this::ready);
            } catch (IOException error) {
                throw new IllegalStateException(error);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = listener.accept();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Exchange());
                return;
            }
            SocketChannel channel = (SocketChannel) key.channel();
            Exchange exchange = (Exchange) key.attachment();
            if (key.isReadable() && channel.read(exchange.in) < 0) {
                channel.close();
                return;
            }
            if (!exchange.out.hasRemaining()) {
                exchange.out = next(exchange.in);
            }
            channel.write(exchange.out);
            key.interestOps(exchange.out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        } catch (IOException error) {
            key.cancel();
        }
    }

    /** The answer to a request that is whole; nobody sends a second one before the answer. */
    private static ByteBuffer next(ByteBuffer in) {
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return ByteBuffer.allocate(0);
        }
        int at = text.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length: ");
        int body = at < 0 || at > head ? 0 : Integer.parseInt(text.substring(at + 18, text.indexOf("\r\n", at + 2)));
        if (in.position() < head + 4 + body) {
            return ByteBuffer.allocate(0);
        }
        in.clear();
        byte[] answer = text.startsWith("POST") ? TOKEN : text.contains("/listCompanies") ? LIST : MAKO;
        return ByteBuffer.wrap(answer);
    }

    private static byte[] answer(String json) {
        String head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
        return (head + json.length() + "\r\n\r\n" + json).getBytes(StandardCharsets.US_ASCII);
    }
}
