package dev.recs.servers;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks MongoDB's protocol over one H2 file. Knows no vector search, TTL index, transaction or update pipeline. */
public final class MongoStandIn implements Server {

    private final Path file;
    private final int port;
    private @Nullable MongoServer server;
    private @Nullable DurableH2Backend backend;

    public MongoStandIn(Path file, int port) {
        this.file = file;
        this.port = port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void start() {
        DurableH2Backend opened = DurableH2Backend.open(file);
        MongoServer started = new MongoServer(opened);
        started.bind("127.0.0.1", port);
        backend = opened;
        server = started;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
        }
        server = null;
    }

    @Override
    public synchronized void kill() {
        if (backend != null) {
            backend.abandon();
        }
        if (server != null) {
            server.shutdownNow();
        }
        server = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }
}
