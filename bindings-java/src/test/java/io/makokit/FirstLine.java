package io.makokit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server that reads the first line which anybody sends, and hangs up. */
final class FirstLine implements AutoCloseable {
    private final ServerSocket socket;
    private final CompletableFuture<String> line = new CompletableFuture<>();

    FirstLine() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    FirstLine(ServerSocket socket) {
        this.socket = socket;
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    String line() throws Exception {
        return line.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                line.complete(new BufferedReader(
                                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine());
            } catch (IOException error) {
                // A client that does not trust this server, or the end of the test.
            }
        }
    }
}
