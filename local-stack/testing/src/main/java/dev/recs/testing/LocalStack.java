package dev.recs.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.recs.servers.LocalServers;
import dev.recs.servers.Server;
import dev.recs.servers.ServerAddresses;
import dev.recs.servers.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.RedisClient;

/**
 * Real servers for the tests of a class: started once per test process, emptied before each class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LocalStack STACK = new LocalStack();
 * }</pre>
 *
 * <p>They keep their files under {@code target/stores}, so that only the first run after a {@code clean} unpacks MariaDB.
 */
public final class LocalStack implements BeforeAllCallback {

    private @Nullable LocalServers servers;

    @Override
    public void beforeAll(ExtensionContext context) {
        servers = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(
                        LocalServers.class,
                        _ -> LocalServers.start(Path.of("target", "stores"), EnumSet.allOf(Store.class)),
                        LocalServers.class);
        for (Store store : Store.values()) {
            if (!server(store).isRunning()) {
                server(store).start();
            }
        }
        empty();
    }

    /** Where the servers are. */
    public ServerAddresses addresses() {
        return servers().addresses();
    }

    /** The addresses as settings of the applications. */
    public Map<String, String> settings() {
        ServerAddresses addresses = addresses();
        return Map.of(
                "recs.mysql.url", addresses.mysqlUrl(),
                "recs.mysql.user", addresses.mysqlUser(),
                "recs.mysql.password", addresses.mysqlPassword(),
                "recs.mongodb.uri", addresses.mongodbUri(),
                "recs.redis.url", addresses.redisUrl());
    }

    /** Leaves an empty schema in MySQL and nothing in the other two; for a class whose tests want a fresh store each. */
    public void empty() {
        ServerAddresses addresses = addresses();
        try (Connection connection = DriverManager.getConnection(
                        addresses.mysqlUrl().replaceFirst("/recs", "/"),
                        addresses.mysqlUser(),
                        addresses.mysqlPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS sample_shop");
            statement.execute("DROP DATABASE IF EXISTS recs");
            statement.execute("CREATE DATABASE recs");
        } catch (SQLException e) {
            throw new IllegalStateException("MySQL of the tests could not be emptied", e);
        }
        try (MongoClient client = MongoClients.create(addresses.mongodbUri())) {
            client.getDatabase("recs").drop();
        }
        try (RedisClient client = RedisClient.create(addresses.redisUrl())) {
            client.flushAll();
        }
    }

    /** One of the servers, to kill, stop or start again; {@link #empty} and the next class need all three running. */
    public Server server(Store store) {
        return servers().server(store);
    }

    private LocalServers servers() {
        return Objects.requireNonNull(servers, "register the extension in a static field");
    }
}
