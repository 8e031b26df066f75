package dev.recs.local.server;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;

/**
 * The stand-in's file backend, committed after every message.
 *
 * <p>Left to itself it commits about once a second, and a killed process loses what it had acknowledged since.
 */
final class DurableH2Backend extends H2Backend {

    DurableH2Backend(Path file) {
        super(file.toString());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        commit();
        return answer;
    }
}
