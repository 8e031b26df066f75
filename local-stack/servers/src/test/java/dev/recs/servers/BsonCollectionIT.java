package dev.recs.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BsonCollectionIT {

    @TempDir
    Path folder;

    private LocalServers servers;
    private MongoClient client;
    private MongoCollection<Document> people;

    @BeforeEach
    void start() {
        servers = LocalServers.start(folder, EnumSet.of(Store.MONGODB));
        client = MongoClients.create(servers.addresses().mongodbUri());
        people = client.getDatabase("recs").getCollection("people");
        people.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        people.insertMany(List.of(person(1, "anna"), person(2, "bob")));
    }

    @AfterEach
    void stop() {
        client.close();
        servers.close();
    }

    @Test
    void settingFieldsKeepsTheOthersAndSaysWhetherAnythingChanged() {
        assertThat(people.updateOne(Filters.eq("_id", 1), Updates.set("age", 7)).getModifiedCount())
                .isEqualTo(1);
        assertThat(people.updateOne(Filters.eq("_id", 1), Updates.set("age", 7)).getModifiedCount())
                .isZero();
        assertThat(people.find(Filters.eq("_id", 1)).first())
                .isEqualTo(person(1, "anna").append("age", 7));
    }

    @Test
    void countingByAggregationSeesEveryDocument() {
        assertThat(people.countDocuments()).isEqualTo(2);
        assertThat(people.countDocuments(Filters.eq("name", "bob"))).isEqualTo(1);
        assertThat(people.estimatedDocumentCount()).isEqualTo(2);
    }

    @Test
    void aSetFieldThatIsIndexedIsFoundByItsNewValueOnly() {
        people.updateOne(Filters.eq("_id", 1), Updates.set("name", "carla"));
        assertThat(people.find(Filters.eq("name", "carla")).first()).isEqualTo(person(1, "carla"));
        assertThat(people.find(Filters.eq("name", "anna")).first()).isNull();
    }

    @Test
    void aSetFieldThatBreaksAUniqueIndexChangesNothing() {
        assertThatThrownBy(() -> people.updateOne(Filters.eq("_id", 1), Updates.set("name", "bob")))
                .isInstanceOfAny(MongoWriteException.class, DuplicateKeyException.class)
                .hasMessageContaining("duplicate key");
        assertThat(people.find(Filters.eq("_id", 1)).first()).isEqualTo(person(1, "anna"));
    }

    @Test
    void anUpsertInsertsOnceAndSetsAfterwards() {
        var upsert = new UpdateOptions().upsert(true);
        var change = Updates.combine(Updates.set("name", "dora"), Updates.setOnInsert("since", 1));
        assertThat(people.updateOne(Filters.eq("_id", 3), change, upsert).getUpsertedId())
                .isNotNull();
        var again = Updates.combine(Updates.set("name", "dora"), Updates.setOnInsert("since", 2));
        assertThat(people.updateOne(Filters.eq("_id", 3), again, upsert).getUpsertedId())
                .isNull();
        assertThat(people.find(Filters.eq("_id", 3)).first())
                .isEqualTo(person(3, "dora").append("since", 1));
    }

    @Test
    void updatesOfPartsOfFieldsAndOfManyAreTheLibrarys() {
        people.updateOne(Filters.eq("_id", 1), Updates.set("address.city", "Rome"));
        people.updateMany(new Document(), Updates.inc("visits", 2));
        assertThat(people.find(Filters.eq("address.city", "Rome")).first())
                .isEqualTo(person(1, "anna")
                        .append("address", new Document("city", "Rome"))
                        .append("visits", 2));
        assertThat(people.countDocuments(Filters.eq("visits", 2))).isEqualTo(2);
    }

    @Test
    void whatWasDeletedIsGoneAndMayComeAgain() {
        assertThat(people.deleteMany(Filters.in("_id", 1, 2)).getDeletedCount()).isEqualTo(2);
        assertThat(people.countDocuments()).isZero();
        people.insertOne(person(1, "anna"));
        assertThat(people.find().first()).isEqualTo(person(1, "anna"));
    }

    @Test
    void everythingIsThereAfterAKill() {
        people.updateOne(Filters.eq("_id", 1), Updates.set("age", 7));
        servers.server(Store.MONGODB).kill();
        servers.server(Store.MONGODB).start();
        assertThat(people.find().sort(new Document("_id", 1)).into(new ArrayList<>()))
                .containsExactly(person(1, "anna").append("age", 7), person(2, "bob"));
        assertThat(people.find(Filters.eq("name", "bob")).first()).isEqualTo(person(2, "bob"));
    }

    private static Document person(int id, String name) {
        return new Document("_id", id).append("name", name);
    }
}
