package dev.recs.stores.embeddings;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class EmbeddingUsageLogIT extends EmbeddingUsageLogContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");

    @AfterEach
    void close() {
        mongo.close();
    }

    @Override
    EmbeddingUsageLog create(Clock clock) {
        database.drop();
        return new MongoEmbeddingUsageLog(database, clock);
    }
}
