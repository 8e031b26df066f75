package dev.recs.grid.executor;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreConnections;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.VectorFormats;
import dev.recs.stores.shop.ShopViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** The connections of an executor. */
final class ExecutorStores implements AutoCloseable {

    private static final String DATABASE = "recs";
    private static final StoreAddresses NONE_LOCAL = new StoreAddresses("", "", "", "", "");

    private final List<Runnable> closing = new ArrayList<>();
    private final JdbcClient jdbc;
    private final ShopViews shop;
    private final MongoDatabase mongo;
    private final VectorFormat format;
    private final UnifiedJedis redis;

    /** @throws Misconfigured if an address is missing */
    ExecutorStores(RunSettings settings) {
        List<String> missing = new ArrayList<>(settings.stores().requireAddresses());
        missing.addAll(settings.erasure().requireKey());
        if (!missing.isEmpty()) {
            throw new Misconfigured("an executor of the grid: %s, in its environment or in recs.grid.secrets-file"
                    .formatted(String.join("; ", missing)));
        }
        StoreSettings stores = settings.stores();
        StoreAddresses addresses = stores.orElse(NONE_LOCAL);
        try {
            HikariDataSource pool = closed(StoreConnections.mysql(addresses, stores.mysql()));
            MongoClient client = closed(StoreConnections.mongodb(addresses));
            this.redis = closed(StoreConnections.redis(addresses, stores.redis()));
            this.jdbc = JdbcClient.create(pool);
            this.shop = ShopViews.read(new JdbcTemplate(pool), settings.shop());
            this.mongo = client.getDatabase(
                    Objects.requireNonNullElse(new ConnectionString(addresses.mongodbUri()).getDatabase(), DATABASE));
            VectorFormat given = stores.mongodb().vectorFormat();
            this.format = given == null ? VectorFormats.detect(mongo) : given;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    ShopViews shop() {
        return shop;
    }

    MongoDatabase mongo() {
        return mongo;
    }

    VectorFormat format() {
        return format;
    }

    UnifiedJedis redis() {
        return redis;
    }

    @Override
    public void close() {
        closing.reversed().forEach(Runnable::run);
    }

    private <T extends AutoCloseable> T closed(T store) {
        closing.add(() -> {
            try {
                store.close();
            } catch (Exception e) {
                throw new IllegalStateException("a store could not be closed", e);
            }
        });
        return store;
    }
}
