package dev.recs.testing.vectorsearch;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;

/** A MongoDB with vector search on loopback, in memory. */
public final class VectorSearchStandIn implements AutoCloseable {

    private final MongoServer server;
    private final SubtypeNineProxy proxy;

    private VectorSearchStandIn(MongoServer server, SubtypeNineProxy proxy) {
        this.server = server;
        this.proxy = proxy;
    }

    /** Starts on a free port. */
    public static VectorSearchStandIn start() {
        MongoServer server = new MongoServer(new VectorSearchBackend());
        try {
            return new VectorSearchStandIn(
                    server, SubtypeNineProxy.start(server.bind().getPort()));
        } catch (IOException e) {
            server.shutdown();
            throw new IllegalStateException("no port of loopback is free", e);
        }
    }

    public String uri() {
        return "mongodb://127.0.0.1:%d".formatted(proxy.port());
    }

    @Override
    public void close() {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new IllegalStateException("the proxy of the stand-in could not be closed", e);
        } finally {
            server.shutdownNow();
        }
    }
}
