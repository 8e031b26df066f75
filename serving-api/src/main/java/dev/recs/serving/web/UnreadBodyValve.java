package dev.recs.serving.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests that were answered before their body was read, such as those without a token.
 *
 * <p>Tomcat would read the rest, a byte every few seconds if it comes so, with a thread. It is read here instead, after the answer was
 * sent, because a client whose connection is closed while it sends may not see the answer; but only up to a size, within the time that
 * a body has, and for a few requests at once. The connection of the others is closed.
 */
final class UnreadBodyValve extends ValveBase {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodyValve.class);
    private static final int AT_ONCE = 16;

    private final long timeoutNanos;
    private final long maxBytes;
    private final Semaphore readers = new Semaphore(AT_ONCE);

    UnreadBodyValve(Duration timeout, long maxBytes) {
        super(true);
        this.timeoutNanos = timeout.toNanos();
        this.maxBytes = maxBytes;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long start = System.nanoTime();
        ArrivedBody.offer(request);
        getNext().invoke(request, response);
        if (request.isAsync() || request.getCoyoteRequest().hasExpectation()) {
            return;
        }
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        if (!coyote.isFinished() && !isReadToEnd(coyote, response, start)) {
            coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Past the stream of the servlet API, which is closed by now. */
    private boolean isReadToEnd(org.apache.coyote.Request request, Response response, long start) {
        if (isOver(start) || !readers.tryAcquire()) {
            return false;
        }
        try {
            response.flushBuffer();
            DroppedBytes dropped = new DroppedBytes();
            long left = maxBytes;
            while (!request.isFinished() && !isOver(start) && left > 0) {
                int count = request.doRead(dropped);
                left -= count < 0 ? left : count;
            }
            return request.isFinished();
        } catch (IOException e) {
            LOG.debug("client closed the connection, or sent nothing more", e);
            return false;
        } finally {
            readers.release();
        }
    }

    private boolean isOver(long start) {
        return System.nanoTime() - start >= timeoutNanos;
    }

    private static final class DroppedBytes implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Tomcat brings its own.
        }
    }
}
