package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that ask thousands of times at once and take the answers a few bytes at a time, on as many connections as there are threads. */
@Timeout(120)
final class SlowReadersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int THREADS = 8;
    /** Their answers are more than the system takes off the server's hands: on the loopback some megabytes, elsewhere some dozen KiB. */
    private static final int REQUESTS = 10_000;

    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of(
                        "server.tomcat.threads.max",
                        THREADS,
                        "server.tomcat.connection-timeout",
                        "2s",
                        "server.tomcat.max-keep-alive-requests",
                        REQUESTS,
                        "recs.serving.rate-limit.per-second",
                        1_000_000,
                        "recs.serving.rate-limit.burst",
                        1_000_000,
                        "recs.serving.requests.body-timeout",
                        "2s",
                        "recs.serving.requests.total-timeout",
                        "3s"));
        StoredSamples samples = new StoredSamples(api);
        samples.saveProducts(100);
        samples.savePopular("", IntStream.range(0, 100).toArray());
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void slowReadersHeldTheThreadsOfAllOthers() throws IOException {
        List<SlowReader> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * THREADS; i++) {
                slow.add(new SlowReader());
            }
            slow.forEach(SlowReader::awaitFirstByte);
            for (int i = 0; i < 5; i++) {
                assertThat(api.get("/api/v1/popular", ApiUnderTest.customer("honest"))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(slow).allMatch(SlowReader::wasCutOff);
        } finally {
            slow.forEach(SlowReader::close);
        }
    }

    /** Reads 64 bytes every 20 ms: each write of the server goes on in time, all of them take minutes. */
    private static final class SlowReader implements AutoCloseable {

        private final Socket socket = new Socket();
        private final Thread reader;
        private final AtomicInteger read = new AtomicInteger();
        private volatile boolean isCutOff;

        SlowReader() throws IOException {
            socket.setReceiveBufferSize(1_024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
            String request = "GET /api/v1/popular?limit=50 HTTP/1.1\r\nHost: a\r\n\r\n";
            socket.getOutputStream().write(request.repeat(REQUESTS).getBytes(StandardCharsets.US_ASCII));
            this.reader = Thread.ofVirtual().start(this::readSlowly);
        }

        private void readSlowly() {
            byte[] some = new byte[64];
            try {
                for (int more = 0; more >= 0; more = socket.getInputStream().read(some)) {
                    read.addAndGet(more);
                    Thread.sleep(20);
                }
                isCutOff = true;
            } catch (IOException e) {
                isCutOff = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitFirstByte() {
            while (read.get() == 0 && reader.isAlive()) {
                Thread.onSpinWait();
            }
        }

        boolean wasCutOff() {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(60));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return isCutOff && read.get() < 100_000;
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
