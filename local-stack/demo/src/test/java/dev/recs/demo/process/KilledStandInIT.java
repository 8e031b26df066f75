package dev.recs.demo.process;

import static dev.recs.demo.process.LocalStackProcessIT.assertEnds;
import static dev.recs.demo.process.LocalStackProcessIT.processOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.recs.stores.LocalStoreProvider.LocalStores;
import dev.recs.stores.LocalStoreProvider.Store;
import dev.recs.testing.LongRunning;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process with the MongoDB stand-in is killed while several clients write to it. */
@LongRunning
final class KilledStandInIT {

    private static final Set<Store> MONGODB = EnumSet.of(Store.MONGODB);
    private static final int KILLS = 3;
    private static final int WRITERS = 4;
    private static final int BULK = 50;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 3_000;

    private static final Document MISSING = new Document("round", -1);

    @TempDir
    Path temporaryFolder;

    /** What a client was told is written: the round of each document. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    @BeforeEach
    void shareTheUnpackedServers() {
        System.setProperty("recs.programs.dir", "target/stores/programs");
    }

    @Test
    void everyAcknowledgedWriteIsFoundWholeAfterEachOfSeveralKills() throws Exception {
        Path dataDir = temporaryFolder.resolve("data");
        for (int kill = 1; kill <= KILLS; kill++) {
            try (LocalStores stores = new LocalStackProvider().open(dataDir, MONGODB)) {
                verify(stores.addresses().mongodbUri());
                writeUntilKilled(dataDir, stores.addresses().mongodbUri(), kill);
            }
        }
        try (LocalStores stores = new LocalStackProvider().open(dataDir, MONGODB)) {
            verify(stores.addresses().mongodbUri());
            assertThat(acknowledged).hasSizeGreaterThan(ACKNOWLEDGED_BEFORE_KILL);
        }
        ProcessHandle last = processOf(dataDir);
        last.destroy();
        assertEnds(last);
    }

    private void writeUntilKilled(Path dataDir, String uri, int kill) throws Exception {
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofPlatform().start(() -> write(uri, writer, kill)))
                .toList();
        while (acknowledged.values().stream()
                        .filter(round -> round >= kill * 1_000_000)
                        .count()
                < ACKNOWLEDGED_BEFORE_KILL) {
            Thread.sleep(5);
        }
        ProcessHandle process = processOf(dataDir);
        process.destroyForcibly();
        assertEnds(process);
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void write(String uri, int writer, int kill) {
        try (MongoClient client = MongoClients.create(uri + "?serverSelectionTimeoutMS=500")) {
            MongoCollection<Document> kept = client.getDatabase("recs").getCollection("kept");
            kept.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
            for (int bulk = 0; ; bulk++) {
                int from = bulk * BULK % 2_000;
                int round = kill * 1_000_000 + bulk;
                List<String> ids = IntStream.range(from, from + BULK)
                        .mapToObj(number -> writer + "-" + number)
                        .toList();
                kept.bulkWrite(ids.stream().map(id -> upsert(id, round)).toList());
                ids.forEach(id -> acknowledged.put(id, round));
            }
        } catch (MongoException e) {
            assertThat(e).as("only the kill may end a writer").hasMessageNotContaining("duplicate");
        }
    }

    private static ReplaceOneModel<Document> upsert(String id, int round) {
        Document document = new Document("_id", id)
                .append("key", "key of " + id)
                .append("round", round)
                .append("vector", new byte[1_536]);
        return new ReplaceOneModel<>(new Document("_id", id), document, new ReplaceOptions().upsert(true));
    }

    /** By a scan; by id and by the second index for some; and nothing that an upsert would stumble over. */
    private void verify(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> kept = client.getDatabase("recs").getCollection("kept");
            Map<String, Document> scanned = new HashMap<>();
            kept.find().forEach(document -> scanned.put(document.getString("_id"), document));
            acknowledged.forEach((id, round) -> {
                Document found = scanned.getOrDefault(id, MISSING);
                assertThat(found.getInteger("round"))
                        .as("round of document %s", id)
                        .isGreaterThanOrEqualTo(round);
                if (id.endsWith("7")) {
                    assertThat(kept.find(new Document("_id", id)).first()).isEqualTo(found);
                    assertThat(kept.find(new Document("key", "key of " + id)).first())
                            .isEqualTo(found);
                }
            });
            if (!scanned.isEmpty()) {
                kept.bulkWrite(scanned.keySet().stream()
                        .map(id -> upsert(id, scanned.getOrDefault(id, MISSING).getInteger("round")))
                        .toList());
            }
        }
    }
}
