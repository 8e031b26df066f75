package dev.recs.stores.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which version is current after saves, rollbacks and races. */
final class ModelStoreIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");

    private final MongoClient client = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = client.getDatabase("recs");
    private final MongoCollection<Document> documents = database.getCollection(MongoCollections.CATALOG_MODELS);
    private final ModelStore store = new ModelStore(database, Clock.fixed(MONDAY, ZoneOffset.UTC));

    ModelStoreIT() {
        documents.drop();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anOlderModelSavedLaterIsStoredAndDoesNotReplaceANewerOne() {
        String tuesday = save(1);
        Saved monday = store.save(day(0), bytes("monday"));

        assertThat(monday)
                .isInstanceOfSatisfying(
                        Saved.Kept.class,
                        kept -> assertThat(kept.current()).isEqualTo(new CurrentModel(tuesday, false)));
        assertThat(store.load(ModelStoreIT::text).orElseThrow().version()).isEqualTo(tuesday);
        assertThat(versions()).containsExactly(tuesday, monday.version());
    }

    @Test
    void aModelTrainedAgainForTheSameMomentReplacesTheOneBefore() {
        String first = save(0);
        Saved second = store.save(day(0), bytes("trained again"));
        assertThat(second).isInstanceOf(Saved.Current.class);
        assertThat(store.current()).contains(new CurrentModel(second.version(), false));
        assertThat(versions()).containsExactlyInAnyOrder(first, second.version());
    }

    @Test
    void theLastThreeAreKeptWithAllTheirParts() {
        save(0);
        List<String> kept = List.of(save(3), save(2), save(1));
        assertThat(versions()).containsExactlyElementsOf(kept);
        assertThat(documents.countDocuments())
                .as("pointer, and version and part of each")
                .isEqualTo(7);
        assertThat(store.stored())
                .allSatisfy(model ->
                        assertThat(store.load(model, ModelStoreIT::text)).isPresent());
    }

    @Test
    void aPinnedModelStaysWhateverIsTrainedLaterUntilItIsUnpinned() {
        String monday = save(0);
        save(1);
        assertThat(store.pin(monday)).isTrue();

        List<String> later = List.of(save(4), save(3), save(2));

        assertThat(store.current()).contains(new CurrentModel(monday, true));
        assertThat(text()).isEqualTo("model of day 0");
        assertThat(versions()).containsExactly(later.get(0), later.get(1), later.get(2), monday);

        assertThat(store.unpin()).contains(new CurrentModel(later.getFirst(), false));
        assertThat(text()).isEqualTo("model of day 4");
        assertThat(store.unpin()).as("nothing is pinned any more").isEmpty();
        String friday = save(5);
        assertThat(store.current()).contains(new CurrentModel(friday, false));
        assertThat(versions()).containsExactly(friday, later.get(0), later.get(1));
    }

    @Test
    void aVersionThatIsNotStoredCannotBePinned() {
        String monday = save(0);
        assertThat(store.pin("2026-01-01T00:00:00Z-0123456789ab")).isFalse();
        assertThat(store.current()).contains(new CurrentModel(monday, false));
    }

    @Test
    void theModelOfAnEarlierReleaseWhichHasNoDocumentOfItsOwnIsReadAndReplaced() {
        String monday = save(0);
        documents.deleteOne(new Document("_id", monday));
        assertThat(text()).isEqualTo("model of day 0");
        assertThat(store.stored()).isEmpty();
        String tuesday = save(1);
        assertThat(versions()).containsExactly(tuesday);
        assertThat(documents.countDocuments()).isEqualTo(3);
    }

    @Test
    void whatASaveLeftThatNeverEndedGoesAfterAnHourAndNotBefore() {
        save(0);
        String half = day(9) + "-0123456789ab";
        documents.insertOne(
                new Document("_id", half).append("asOf", Date.from(day(9))).append("begunAt", Date.from(MONDAY)));
        documents.insertOne(
                new Document("_id", half + "/0").append("version", half).append("part", 0));
        save(1);
        assertThat(documents.countDocuments(new Document("version", half))).isOne();

        new ModelStore(database, Clock.fixed(MONDAY.plusSeconds(3_601), ZoneOffset.UTC)).save(day(2), bytes("day 2"));

        assertThat(documents.countDocuments(new Document("version", half))).isZero();
        assertThat(documents.countDocuments(new Document("_id", half))).isZero();
    }

    /** Written in odd pieces, so that the ends of pieces and parts do not meet. */
    @Test
    void aModelOfManyPartsIsWrittenAndReadAsAStreamAndOneWithoutAPartIsNotThere() {
        byte[] large = new byte[2 * PartsOutput.PART_BYTES + 12_345];
        new Random(1).nextBytes(large);
        String version = store.save(day(0), out -> {
                    for (int from = 0; from < large.length; from += 70_001) {
                        out.write(large, from, Math.min(70_001, large.length - from));
                    }
                })
                .version();
        StoredModel stored = store.stored().getFirst();
        assertThat(stored).isEqualTo(new StoredModel(version, day(0), MONDAY, 3, large.length));
        assertThat(store.load(ModelStoreIT::all).orElseThrow().model()).isEqualTo(large);

        documents.deleteOne(new Document("_id", version + "/1"));
        assertThat(store.load(ModelStoreIT::all)).isEmpty();
        assertThat(store.load(stored, ModelStoreIT::all)).isEmpty();
    }

    /** There is no index but that of ids, so anything else reads all versions to their end. */
    @Test
    void aModelIsReadByIdsAlone() {
        byte[] large = new byte[PartsOutput.PART_BYTES + 1];
        store.save(day(0), out -> out.write(large));
        List<BsonDocument> asked = new ArrayList<>();
        try (MongoClient watched = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(STACK.addresses().mongodbUri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        asked.add(event.getCommand().clone());
                    }
                })
                .build())) {
            new ModelStore(watched.getDatabase("recs"), Clock.systemUTC()).load(ModelStoreIT::all);
        }
        assertThat(asked.stream().filter(command -> command.containsKey("find")))
                .hasSize(3)
                .allSatisfy(find -> {
                    assertThat(find.getDocument("filter")).containsOnlyKeys("_id");
                    assertThat(find).doesNotContainKey("sort");
                });
    }

    @Test
    void ofManyWritersAtOnceTheNewestModelIsCurrentInTheEnd() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<String>> saves = new ArrayList<>();
            for (int day : List.of(3, 7, 1, 8, 2, 6, 5, 4)) {
                saves.add(writers.submit(() -> save(day)));
            }
            for (Future<String> save : saves) {
                save.get();
            }
        }
        assertThat(store.current().orElseThrow().asOf()).isEqualTo(day(8));
        assertThat(text()).isEqualTo("model of day 8");
        assertThat(store.stored())
                .allSatisfy(model ->
                        assertThat(store.load(model, ModelStoreIT::text)).isPresent());
    }

    private String save(int day) {
        return store.save(day(day), bytes("model of day " + day)).version();
    }

    private List<String> versions() {
        return store.stored().stream().map(StoredModel::version).toList();
    }

    private String text() {
        return store.load(ModelStoreIT::text).orElseThrow().model();
    }

    private static String text(InputStream bytes) {
        return new String(all(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] all(InputStream bytes) {
        try {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant day(int day) {
        return MONDAY.plus(Duration.ofDays(day));
    }

    private static ModelBytes bytes(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
