package dev.recs.stores.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.TextHash;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.testing.LocalStack;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class EmbeddingCacheIT extends EmbeddingCacheContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");

    @AfterEach
    void close() {
        mongo.close();
    }

    @Override
    EmbeddingCache create() {
        database.drop();
        return new MongoEmbeddingCache(database, VectorFormat.PLAIN_BINARY);
    }

    @Test
    void noTextIsStored() {
        create().save(Map.of("a very private search", TEA));
        assertThat(vectors().find()).singleElement().satisfies(stored -> {
            assertThat(stored).containsOnlyKeys("_id", "vector");
            assertThat(stored.getString("_id")).isEqualTo("test/2/1:" + TextHash.hash("a very private search"));
        });
    }

    @Test
    void aBrokenVectorIsDroppedAsIfItHadNeverBeen() {
        EmbeddingCache cache = create();
        cache.save(Map.of("tea", TEA, "cup", CUP));
        vectors()
                .updateOne(
                        new Document("_id", "test/2/1:" + TextHash.hash("tea")),
                        new Document("$set", new Document("vector", List.of(1, 2, 3))));
        assertThat(cache.find(SPACE, List.of("tea", "cup"))).isEqualTo(Map.of("cup", CUP));
        assertThat(vectors().countDocuments()).isEqualTo(1);
        cache.save(Map.of("tea", TEA));
        assertThat(cache.find(SPACE, List.of("tea"))).isEqualTo(Map.of("tea", TEA));
    }

    private MongoCollection<Document> vectors() {
        return database.getCollection(MongoCollections.TEXT_EMBEDDINGS);
    }
}
