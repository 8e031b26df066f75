package dev.recs.serving;

import java.util.Objects;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The running API. */
public final class ServingServer implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    ServingServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    public int port() {
        return Objects.requireNonNull(context.getWebServer(), "the web server runs until the context is closed")
                .getPort();
    }

    /** A bean of the running application, for tests and benchmarks. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Lets running requests end, then stops. */
    @Override
    public void close() {
        context.close();
    }
}
