package dev.recs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

final class LocalServersIT {

    @TempDir
    Path temporaryFolder;

    @Test
    void whatWasWrittenIsThereAfterARestartEvenUnderTheTemporaryFolder() throws SQLException {
        Path dataDir = temporaryFolder.resolve("data");
        try (LocalServers servers = LocalServers.start(dataDir, EnumSet.allOf(Store.class))) {
            write(servers);
        }
        try (LocalServers servers = LocalServers.start(dataDir, EnumSet.allOf(Store.class))) {
            assertThat(readSql(servers)).isEqualTo("tea");
            assertThat(readMongo(servers)).isEqualTo("tea");
            assertThat(readRedis(servers)).isEqualTo("tea");
        }
    }

    @Test
    void aBlankInThePathIsNoObstacle() throws SQLException {
        try (LocalServers servers =
                LocalServers.start(temporaryFolder.resolve("my data"), EnumSet.allOf(Store.class))) {
            write(servers);
            assertThat(readSql(servers)).isEqualTo("tea");
            assertThat(readRedis(servers)).isEqualTo("tea");
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterEveryServerWasKilledAndStarted() throws SQLException {
        try (LocalServers servers = LocalServers.start(temporaryFolder.resolve("data"), EnumSet.allOf(Store.class))) {
            write(servers);
            for (Store store : Store.values()) {
                servers.server(store).kill();
                assertThat(servers.server(store).isRunning()).isFalse();
                servers.server(store).start();
            }
            assertThat(readSql(servers)).isEqualTo("tea");
            assertThat(readMongo(servers)).isEqualTo("tea");
            assertThat(readRedis(servers)).isEqualTo("tea");
        }
    }

    @Test
    void serversOfTwoFoldersDoNotShareTheFolderOfTemporaryTables() throws SQLException {
        Path dataDir = temporaryFolder.resolve("data");
        try (LocalServers servers = LocalServers.start(dataDir, EnumSet.of(Store.MYSQL));
                Connection connection = connect(servers);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT @@tmpdir")) {
            assertThat(rows.next()).isTrue();
            assertThat(Path.of(rows.getString(1)))
                    .startsWith(DataFolder.at(dataDir).path());
        }
    }

    private static void write(LocalServers servers) throws SQLException {
        try (Connection connection = connect(servers);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word VARCHAR(9))");
            statement.execute("INSERT INTO kept VALUES ('tea')");
        }
        try (MongoClient client = MongoClients.create(servers.addresses().mongodbUri())) {
            client.getDatabase("recs").getCollection("kept").insertOne(new Document("_id", 1).append("word", "tea"));
        }
        try (RedisClient client = RedisClient.create(servers.addresses().redisUrl())) {
            client.set("kept", "tea");
        }
    }

    private static Connection connect(LocalServers servers) throws SQLException {
        return DriverManager.getConnection(
                servers.addresses().mysqlUrl(),
                servers.addresses().mysqlUser(),
                servers.addresses().mysqlPassword());
    }

    private static String readSql(LocalServers servers) throws SQLException {
        try (Connection connection = connect(servers);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT word FROM kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String readMongo(LocalServers servers) {
        try (MongoClient client = MongoClients.create(servers.addresses().mongodbUri())) {
            Document document =
                    client.getDatabase("recs").getCollection("kept").find().first();
            return document == null ? "" : document.getString("word");
        }
    }

    private static String readRedis(LocalServers servers) {
        try (RedisClient client = RedisClient.create(servers.addresses().redisUrl())) {
            String word = client.get("kept");
            return word == null ? "" : word;
        }
    }
}
