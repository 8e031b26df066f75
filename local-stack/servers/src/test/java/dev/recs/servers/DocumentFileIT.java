package dev.recs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a deleted document in the file of the stand-in: a search of its bytes. */
final class DocumentFileIT {

    private static final String ERASED = "Zq7-erased-Kx9w-Lm3";
    private static final int OTHERS = 2_000;

    @TempDir
    Path folder;

    @Test
    void anErasedIdStayedInTheFileAfterAStop() throws IOException {
        try (LocalServers servers = LocalServers.start(folder, EnumSet.of(Store.MONGODB))) {
            fill(servers);
        }
        assertThat(fileHolds(ERASED)).as("not erased").isTrue();
        try (LocalServers servers = LocalServers.start(folder, EnumSet.of(Store.MONGODB))) {
            erase(servers);
            assertThat(fileHolds(ERASED)).as("while it runs").isTrue();
        }
        assertThat(fileHolds(ERASED)).isFalse();
        try (LocalServers servers = LocalServers.start(folder, EnumSet.of(Store.MONGODB))) {
            assertOthersAreWhole(servers);
        }
    }

    @Test
    void anErasedIdStayedInTheFileOfAStoreThatWasKilled() throws IOException {
        try (LocalServers servers = LocalServers.start(folder, EnumSet.of(Store.MONGODB))) {
            fill(servers);
        }
        try (LocalServers servers = LocalServers.start(folder, EnumSet.of(Store.MONGODB))) {
            erase(servers);
            servers.server(Store.MONGODB).kill();
            assertThat(fileHolds(ERASED)).isTrue();
            Files.writeString(Path.of(file() + ".copy"), "of a rewrite that was killed");
            servers.server(Store.MONGODB).start();
            assertThat(fileHolds(ERASED)).isFalse();
            assertOthersAreWhole(servers);
        }
    }

    private static void fill(LocalServers servers) {
        try (MongoClient client = connect(servers)) {
            MongoDatabase recs = client.getDatabase("recs");
            for (String name : List.of("user_profiles", "user_recommendations")) {
                MongoCollection<Document> users = recs.getCollection(name);
                users.createIndex(new Document("userId", 1), new IndexOptions().unique(true));
                users.insertMany(
                        IntStream.range(0, OTHERS).mapToObj(i -> user("u" + i)).toList());
                users.insertOne(user(ERASED));
            }
        }
    }

    private static void erase(LocalServers servers) {
        try (MongoClient client = connect(servers)) {
            for (String name : List.of("user_profiles", "user_recommendations")) {
                MongoCollection<Document> users = client.getDatabase("recs").getCollection(name);
                assertThat(users.deleteOne(new Document("_id", ERASED)).getDeletedCount())
                        .isEqualTo(1);
            }
        }
    }

    private static void assertOthersAreWhole(LocalServers servers) {
        try (MongoClient client = connect(servers)) {
            for (String name : List.of("user_profiles", "user_recommendations")) {
                MongoCollection<Document> users = client.getDatabase("recs").getCollection(name);
                assertThat(users.countDocuments()).isEqualTo(OTHERS);
                assertThat(users.find(new Document("userId", "u77")).first()).isEqualTo(user("u77"));
                assertThat(users.listIndexes().map(index -> index.getString("name")))
                        .contains("userId_1");
                users.replaceOne(new Document("_id", "u78"), user("u78").append("more", 1));
                assertThat(users.find(new Document("userId", "u78")).first()).containsEntry("more", 1);
            }
        }
    }

    private static Document user(String id) {
        return new Document("_id", id).append("userId", id).append("items", List.of("P1", "P2", id + "-bought"));
    }

    private static MongoClient connect(LocalServers servers) {
        return MongoClients.create(servers.addresses().mongodbUri());
    }

    private boolean fileHolds(String text) throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1).contains(text);
    }

    private Path file() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(found -> found.endsWith("documents.mv"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
