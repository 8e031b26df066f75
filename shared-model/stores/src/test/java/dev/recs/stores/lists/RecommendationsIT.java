package dev.recs.stores.lists;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.failure.BadInput;
import dev.recs.testing.LocalStack;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RecommendationsIT extends RecommendationsContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");

    @AfterEach
    void close() {
        mongo.close();
    }

    @Override
    Recommendations create() {
        database.drop();
        return new MongoRecommendations(database);
    }

    @Test
    void aDocumentOfAnotherFormIsBadInput() {
        Recommendations store = create();
        database.getCollection("user_recommendations").insertOne(new Document("_id", "anna").append("items", 7));
        assertThatThrownBy(() -> store.find(Samples.ANNA))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("a list in MongoDB is not of our form: ");
    }
}
