package dev.recs.stores.lists;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.model.failure.BadInput;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.testing.LocalStack;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ProfilesIT extends ProfilesContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");

    @AfterEach
    void close() {
        mongo.close();
    }

    @Override
    Profiles create() {
        database.drop();
        return new MongoProfiles(database, VectorFormat.PLAIN_BINARY);
    }

    @Test
    void aDocumentOfAnotherFormIsBadInput() {
        Profiles store = create();
        database.getCollection("user_profiles")
                .insertOne(new Document("_id", "anna").append("dataSnapshot", new Document("dominantCategories", 7)));
        assertThatThrownBy(() -> store.dominantCategories(Samples.ANNA))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("a profile in MongoDB is not of our form: ");
        assertThatThrownBy(() -> store.find(Samples.ANNA))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("a profile in MongoDB is not of our form: ");
    }
}
