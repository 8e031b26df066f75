package dev.recs.serving.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with a time in which the headers of a request must have arrived, and one in which a thread must be done with what has arrived.
 *
 * <p>Tomcat has a timeout from byte to byte only: 8 KiB of headers, a byte every few seconds, hold a connection for hours. Each byte
 * comes by {@link Http11Processor#service}, which says {@code LONG} while the headers are not complete; the connection is closed there
 * once the time is over. Whoever sends nothing more meets Tomcat's own timeout.
 *
 * <p>So does a client that asks and asks and takes the answers a few bytes at a time: the thread that writes them waits, and Tomcat counts
 * from one write to the next. A look every half second closes the connection of whoever has held a thread for too long; that ends the wait.
 *
 * <p>Public, because Tomcat makes it by name.
 */
public final class TimedProtocol extends Http11NioProtocol {

    private static final long LOOK_MILLIS = 500;

    private final Map<SocketWrapperBase<?>, Long> takenNanos = new ConcurrentHashMap<>();
    private long headerNanos = Long.MAX_VALUE;
    private long totalNanos = Long.MAX_VALUE;
    private @Nullable ScheduledFuture<?> look;

    void setHeaderTimeout(Duration timeout) {
        this.headerNanos = timeout.toNanos();
    }

    void setTotalTimeout(Duration timeout) {
        this.totalNanos = timeout.toNanos();
    }

    @Override
    public void start() throws Exception {
        super.start();
        look = getUtilityExecutor()
                .scheduleWithFixedDelay(this::closeOverdue, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (look != null) {
            look.cancel(false);
        }
        super.stop();
    }

    private void closeOverdue() {
        long now = System.nanoTime();
        takenNanos.forEach((socket, taken) -> {
            if (now - taken >= totalNanos) {
                socket.close();
            }
        });
    }

    @Override
    protected Processor createProcessor() {
        return new TimedProcessor(this);
    }

    private final class TimedProcessor extends Http11Processor {

        TimedProcessor(AbstractHttp11Protocol<?> protocol) {
            super(protocol, protocol.getAdapter());
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            takenNanos.put(socket, System.nanoTime());
            try {
                SocketState state = super.service(socket);
                long start = request.getStartTimeNanos();
                boolean isOverdue = state == SocketState.LONG && start >= 0 && System.nanoTime() - start >= headerNanos;
                return isOverdue ? SocketState.CLOSED : state;
            } finally {
                takenNanos.remove(socket);
            }
        }
    }
}
