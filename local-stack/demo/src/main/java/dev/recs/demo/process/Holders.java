package dev.recs.demo.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that hold this process, each by an open socket. */
final class Holders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Holders.class);
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final String greeting;
    private final UnaryOperator<String> answer;
    private final AtomicInteger count = new AtomicInteger();
    private volatile long lastChange = System.nanoTime();

    private Holders(ServerSocket listener, String greeting, UnaryOperator<String> answer) {
        this.listener = listener;
        this.greeting = greeting;
        this.answer = answer;
    }

    /** @param answer from the one line that a command sends to the one line it gets */
    static Holders listen(String greeting, UnaryOperator<String> answer) throws IOException {
        Holders holders = new Holders(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), greeting, answer);
        Thread.ofPlatform().daemon().name("control").start(holders::accept);
        return holders;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How long nobody has held it; zero while somebody does. */
    Duration unheldFor() {
        return count.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastChange);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                changeCount(1);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("a command could not be accepted: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.println(greeting);
            String request = in.readLine();
            if (request != null) {
                out.println(answer.apply(request));
                awaitEnd(in);
            }
        } catch (IOException e) {
            LOG.debug("a command let go: {}", e.getMessage());
        } finally {
            changeCount(-1);
        }
    }

    private static void awaitEnd(BufferedReader in) throws IOException {
        while (in.readLine() != null) {
            LOG.debug("a command said more than one line");
        }
    }

    private void changeCount(int by) {
        lastChange = System.nanoTime();
        count.addAndGet(by);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
