package dev.recs.serving.web;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 with a time in which the headers of a request must have arrived.
 *
 * <p>Tomcat has a timeout from byte to byte only: 8 KiB of headers, a byte every few seconds, hold a connection for hours. Each byte
 * comes by {@link Http11Processor#service}, which says {@code LONG} while the headers are not complete; the connection is closed there
 * once the time is over. Whoever sends nothing more meets Tomcat's own timeout.
 *
 * <p>Public, because Tomcat makes it by name.
 */
public final class HeaderTimeoutProtocol extends Http11NioProtocol {

    private long timeoutNanos = Long.MAX_VALUE;

    void setHeaderTimeout(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    protected Processor createProcessor() {
        return new HeaderTimeoutProcessor(this, timeoutNanos);
    }

    private static final class HeaderTimeoutProcessor extends Http11Processor {

        private final long timeoutNanos;

        HeaderTimeoutProcessor(AbstractHttp11Protocol<?> protocol, long timeoutNanos) {
            super(protocol, protocol.getAdapter());
            this.timeoutNanos = timeoutNanos;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            SocketState state = super.service(socket);
            long start = request.getStartTimeNanos();
            boolean isOverdue = state == SocketState.LONG && start >= 0 && System.nanoTime() - start >= timeoutNanos;
            return isOverdue ? SocketState.CLOSED : state;
        }
    }
}
