package io.makokit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A server that answers nobody before so many have asked. */
final class GateServer implements AutoCloseable {
    private static final String TOKEN = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":14400}";
    private static final String ANSWER = "{\"status\":\"OK\",\"body\":[]}";

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final CountDownLatch awaited;

    GateServer(int count) throws IOException {
        awaited = new CountDownLatch(count);
        start(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = socket.accept();
            start(() -> serve(connection));
        }
    }

    private void serve(Socket connection) throws IOException, InterruptedException {
        try (connection) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = connection.getOutputStream();
            for (String first = lines.readLine(); first != null; first = lines.readLine()) {
                int length = 0;
                for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(line.substring(15).trim());
                    }
                }
                lines.skip(length);
                boolean login = first.startsWith("POST");
                if (!login) {
                    awaited.countDown();
                    awaited.await();
                }
                out.write(answer(login ? TOKEN : ANSWER));
            }
        }
    }

    private static byte[] answer(String json) {
        String head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
        return (head + json.length() + "\r\n\r\n" + json).getBytes(StandardCharsets.US_ASCII);
    }

    /** Something that may fail when the connection or the server ends. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException end) {
                // The client, or the test, has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
