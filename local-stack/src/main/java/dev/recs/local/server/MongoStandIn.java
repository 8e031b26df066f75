package dev.recs.local.server;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;

/** Speaks MongoDB's protocol over one H2 file. Knows no vector search, TTL index, transaction or update pipeline. */
final class MongoStandIn implements AutoCloseable {

    private final MongoServer server;

    private MongoStandIn(MongoServer server) {
        this.server = server;
    }

    static MongoStandIn start(Path file, int port) {
        MongoServer server = new MongoServer(new DurableH2Backend(file));
        server.bind("127.0.0.1", port);
        return new MongoStandIn(server);
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
