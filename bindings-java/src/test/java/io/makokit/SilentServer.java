package io.makokit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that gives tokens and no other answer, so that a call is certainly under way when it is cancelled. */
final class SilentServer implements AutoCloseable {
    private static final String TOKEN = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":14400}";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch dropped = new CountDownLatch(1);

    SilentServer() throws IOException {
        run(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    <B extends ClientBuilder<B>> B configured(B builder) {
        return builder.baseUrl(baseUrl()).clientId("id").clientSecret("secret");
    }

    /** How many requests came, those for tokens apart. */
    int requests() {
        return requests.get();
    }

    /** Waits until another request has come that gets no answer. */
    boolean awaitArrival() throws InterruptedException {
        return arrived.tryAcquire(20, TimeUnit.SECONDS);
    }

    /** Waits until a client that got no answer has hung up. */
    boolean awaitHangUp() throws InterruptedException {
        return dropped.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = socket.accept();
            run(() -> serve(connection));
        }
    }

    private void serve(Socket connection) throws IOException {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            for (String first = in.readLine(); first != null; first = in.readLine()) {
                int length = bodyLength(in);
                in.skip(length);
                if (first.contains("/auth/")) {
                    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
                    String answer = head + TOKEN.length() + "\r\n\r\n" + TOKEN;
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } else {
                    requests.incrementAndGet();
                    arrived.release();
                    if (in.read() < 0) {
                        dropped.countDown();
                    }
                    return;
                }
            }
        }
    }

    private static int bodyLength(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        return length;
    }

    private interface Work {
        void run() throws IOException;
    }

    private void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException error) {
                // The socket was closed: by the client, which counts as hanging up, or at the end of the test.
                dropped.countDown();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
