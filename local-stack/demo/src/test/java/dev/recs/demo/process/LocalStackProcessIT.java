package dev.recs.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.LocalStoreProvider.LocalStores;
import dev.recs.stores.LocalStoreProvider.Store;
import dev.recs.stores.StoreAddresses;
import dev.recs.testing.LongRunning;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

@LongRunning
final class LocalStackProcessIT {

    private static final Set<Store> ALL = EnumSet.allOf(Store.class);
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path temporaryFolder;

    private Path dataDir = Path.of("");

    @BeforeEach
    void shareTheUnpackedServers() {
        System.setProperty("recs.programs.dir", "target/stores/programs");
        dataDir = temporaryFolder.resolve("data");
    }

    @AfterEach
    void endTheProcess() throws Exception {
        if (Files.exists(dataDir.resolve("local-stack.properties"))) {
            ProcessHandle process = processOf(dataDir);
            process.destroy();
            process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void commandsShareTheServersAndTheLastOneToLetGoEndsThem() throws Exception {
        LocalStores first = new LocalStackProvider().open(dataDir, EnumSet.of(Store.REDIS));
        LocalStores second = new LocalStackProvider().open(dataDir, ALL);
        assertThat(second.addresses().redisUrl()).isEqualTo(first.addresses().redisUrl());
        assertThat(first.addresses().mysqlUrl()).isEmpty();
        ProcessHandle process = processOf(dataDir);
        List<ProcessHandle> servers = process.children().toList();
        assertThat(servers).hasSize(2);
        first.close();
        assertThat(process.isAlive()).isTrue();
        second.close();
        assertEnds(process);
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        assertThat(dataDir.resolve("local-stack.properties")).doesNotExist();
    }

    @Test
    void aKilledProcessLeavesOrphansThatTheNextCommandEnds() throws Exception {
        LocalStores killed = new LocalStackProvider().open(dataDir, ALL);
        write(killed.addresses());
        ProcessHandle process = processOf(dataDir);
        List<ProcessHandle> orphans = process.children().toList();
        process.destroyForcibly();
        assertEnds(process);
        assertThat(orphans).hasSize(2).allMatch(ProcessHandle::isAlive);
        try (LocalStores next = new LocalStackProvider().open(dataDir, ALL)) {
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(read(next.addresses())).containsExactly("tea", "tea", "tea");
        }
        killed.close();
    }

    @Test
    void aKilledServerComesBackOnItsPortWithItsData() throws Exception {
        try (LocalStores stores = new LocalStackProvider().open(dataDir, ALL)) {
            write(stores.addresses());
            for (ProcessHandle server : processOf(dataDir).children().toList()) {
                server.destroyForcibly();
                assertEnds(server);
            }
            try (LocalStores next = new LocalStackProvider().open(dataDir, ALL)) {
                assertThat(next.addresses()).isEqualTo(stores.addresses());
                assertThat(read(stores.addresses())).containsExactly("tea", "tea", "tea");
            }
        }
    }

    @Test
    void aProcessThatCouldNotEvenLogIsAskedForTheDisk() throws IOException {
        Files.createDirectories(dataDir.resolve("local-stack.properties.new").resolve("in the way"));
        Files.createSymbolicLink(dataDir.resolve("local-stack.log"), Path.of("/dev/full"));
        assertThatThrownBy(() -> new LocalStackProvider().open(dataDir, EnumSet.of(Store.REDIS)))
                .isInstanceOf(DependencyDown.class)
                .hasMessageContaining("its process ended with code 1, ")
                .hasMessageEndingWith("local-stack.log is empty: is the disk full?");
    }

    @Test
    void commandsThatStartAtTheSameMomentGetTheSameServers() {
        List<LocalStores> stores = Stream.generate(() -> dataDir)
                .limit(4)
                .parallel()
                .map(folder -> new LocalStackProvider().open(folder, EnumSet.of(Store.MONGODB, Store.REDIS)))
                .toList();
        assertThat(stores.stream().map(LocalStores::addresses).distinct()).hasSize(1);
        stores.forEach(LocalStores::close);
    }

    @Test
    void aPortFileOfAnotherFolderIsNotFollowed() throws Exception {
        try (LocalStores _ = new LocalStackProvider().open(dataDir, EnumSet.of(Store.REDIS))) {
            Path other = Files.createDirectories(temporaryFolder.resolve("other"));
            Files.copy(dataDir.resolve("local-stack.properties"), other.resolve("local-stack.properties"));
            try (LocalStores own = new LocalStackProvider().open(other, EnumSet.of(Store.MONGODB))) {
                assertThat(own.addresses().redisUrl()).isEmpty();
                assertThat(processOf(other).pid())
                        .isNotEqualTo(processOf(dataDir).pid());
            }
            processOf(other).destroy();
        }
    }

    private static void write(StoreAddresses addresses) throws SQLException {
        try (Connection connection = DriverManager.getConnection(addresses.mysqlUrl(), addresses.mysqlUser(), "");
                MongoClient mongo = MongoClients.create(addresses.mongodbUri());
                RedisClient redis = RedisClient.create(addresses.redisUrl())) {
            connection.createStatement().execute("CREATE TABLE kept (word VARCHAR(9))");
            connection.createStatement().execute("INSERT INTO kept VALUES ('tea')");
            mongo.getDatabase("recs").getCollection("kept").insertOne(new Document("word", "tea"));
            redis.set("kept", "tea");
        }
    }

    private static List<Object> read(StoreAddresses addresses) throws SQLException {
        try (Connection connection = DriverManager.getConnection(addresses.mysqlUrl(), addresses.mysqlUser(), "");
                var rows = connection.createStatement().executeQuery("SELECT word FROM kept");
                MongoClient mongo = MongoClients.create(addresses.mongodbUri());
                RedisClient redis = RedisClient.create(addresses.redisUrl())) {
            rows.next();
            Document document =
                    mongo.getDatabase("recs").getCollection("kept").find().first();
            return List.of(
                    rows.getString(1),
                    document == null ? "" : document.getString("word"),
                    String.valueOf(redis.get("kept")));
        }
    }

    static ProcessHandle processOf(Path dataDir) throws IOException {
        Properties entries = new Properties();
        try (Reader in = Files.newBufferedReader(dataDir.resolve("local-stack.properties"))) {
            entries.load(in);
        }
        return ProcessHandle.of(Long.parseLong(entries.getProperty("pid"))).orElseThrow();
    }

    static void assertEnds(ProcessHandle process) throws ExecutionException, InterruptedException {
        try {
            process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("process still runs after " + Duration.ofSeconds(LIMIT_SECONDS), e);
        }
    }
}
