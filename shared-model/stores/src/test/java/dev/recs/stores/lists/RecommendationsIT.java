package dev.recs.stores.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.recs.model.ListVersion;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.failure.BadInput;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.lists.Recommendations.Stamp;
import dev.recs.testing.LocalStack;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RecommendationsIT extends RecommendationsContract {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private final LongAdder sent = new LongAdder();
    private final MongoClient mongo = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(STACK.addresses().mongodbUri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("update")) {
                        event.getCommand()
                                .getArray("updates")
                                .forEach(update -> sent.add(RawBsonDocument.parse(
                                                update.asDocument().toJson())
                                        .getByteBuffer()
                                        .remaining()));
                    }
                }
            })
            .build());
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

    /** The recipe is as long as those of a real night. */
    @Test
    void aStampOfAUserTakesUnderTwoHundredBytes() {
        Recommendations store = create();
        ListVersion before = Samples.version(0, 0);
        store.save(List.of(Samples.list(Samples.ANNA, before)));
        sent.reset();
        store.stamp(List.of(new NewStamp(
                Samples.ANNA,
                before,
                new Stamp(Samples.version(86_400, 0), "0123456789abcdef/minilm-l6-v2/384/1/2026-03-02T02:00:00Z"),
                VariantName.NONE)));
        assertThat(sent.intValue()).isBetween(100, 199);
    }

    @Test
    void aListOfBeforeThisReleaseIsNotCompared() {
        Recommendations store = create();
        Document list = RecommendationListDocument.of(Samples.list(Samples.ANNA, Samples.version(0, 0)));
        list.remove("digest");
        database.getCollection("user_recommendations").insertOne(list);
        assertThat(store.previous(List.of(Samples.ANNA))).isEmpty();
        assertThat(store.find(Samples.ANNA)).isPresent();
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
