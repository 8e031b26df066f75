package dev.recs.stores.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.recs.model.ListVersion;
import dev.recs.stores.lists.NewerWinsWrite.Versioned;
import dev.recs.testing.LocalStack;
import java.lang.reflect.Proxy;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two upserts that find nothing and insert: one of them is refused for its id, be it the older or the newer. */
final class NewerWinsWriteIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Versioned NEW = versioned(2);

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoCollection<Document> collection =
            mongo.getDatabase("recs").getCollection("versioned");

    @BeforeEach
    void empty() {
        collection.deleteMany(new Document());
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void theNewerIsWrittenThoughTheOlderWasInsertedFirst() {
        assertThat(new NewerWinsWrite(overtaken(1, 1)).write(List.of(NEW))).isEmpty();
        assertThat(collection.find()).extracting(NewerWinsWrite::versionOf).containsExactly(version(2));
    }

    @Test
    void theOlderIsLeftOut() {
        assertThat(new NewerWinsWrite(overtaken(3, 1)).write(List.of(NEW))).containsExactly(Samples.ANNA);
        assertThat(collection.find()).extracting(NewerWinsWrite::versionOf).containsExactly(version(3));
    }

    @Test
    void theSameIsWritten() {
        assertThat(new NewerWinsWrite(overtaken(2, 1)).write(List.of(NEW))).isEmpty();
    }

    @Test
    void whatIsRefusedForEverThoughNothingNewerIsThereFails() {
        NewerWinsWrite write = new NewerWinsWrite(overtaken(1, Integer.MAX_VALUE));
        assertThatThrownBy(() -> write.write(List.of(NEW))).isInstanceOf(MongoBulkWriteException.class);
    }

    private static Versioned versioned(long asOf) {
        return new Versioned(
                "anna",
                new Document("asOf", Date.from(version(asOf).asOf()))
                        .append("activityUntil", Date.from(version(asOf).activityUntil())),
                version(asOf),
                new Document());
    }

    private static ListVersion version(long asOf) {
        return Samples.version(asOf, 0);
    }

    /** The collection, in which somebody else's document appears while the server has looked for one and found none. */
    @SuppressWarnings("unchecked")
    private MongoCollection<Document> overtaken(long asOf, int times) {
        AtomicInteger writes = new AtomicInteger();
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (ignored, method, arguments) -> {
                    if (method.getName().equals("bulkWrite") && writes.getAndIncrement() < times) {
                        new NewerWinsWrite(collection).write(List.of(versioned(asOf)));
                        throw duplicateKey();
                    }
                    return method.invoke(collection, arguments);
                });
    }

    private static MongoBulkWriteException duplicateKey() {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(new BulkWriteError(11_000, "E11000 duplicate key", new BsonDocument(), 0)),
                null,
                new ServerAddress(),
                Set.of());
    }
}
