package dev.recs.stores;

import dev.recs.model.failure.Violations;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.stores.LocalStoreProvider.Store;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the stores are. An address that is not given is empty; a local server stands in for it where one can be started.
 *
 * @param dataDir where local servers keep their data
 */
@ConfigurationProperties("recs")
public record StoreSettings(
        @DefaultValue("data") Path dataDir,
        @DefaultValue Mysql mysql,
        @DefaultValue Mongodb mongodb,
        @DefaultValue Redis redis) {

    private static final String MYSQL_SCHEME = "jdbc:mysql:";
    private static final String MARIADB_SCHEME = "jdbc:mariadb:";

    public StoreSettings {
        new Violations("recs")
                .require(
                        isEmptyOrStartsWith(mysql.url(), MYSQL_SCHEME, MARIADB_SCHEME),
                        "mysql.url",
                        mysql.url(),
                        "jdbc:mysql://HOST:PORT/DATABASE")
                .require(
                        mysql.poolSize() >= 2 && mysql.poolSize() <= 100,
                        "mysql.pool-size",
                        mysql.poolSize(),
                        "2 to 100")
                .require(
                        isEmptyOrStartsWith(mongodb.uri(), "mongodb:", "mongodb+srv:"),
                        "mongodb.uri",
                        mongodb.uri().isEmpty() ? "" : "(not shown)",
                        "mongodb://HOST:PORT/DATABASE")
                .require(
                        isEmptyOrStartsWith(redis.url(), "redis:", "rediss:"),
                        "redis.url",
                        redis.url().isEmpty() ? "" : "(not shown)",
                        "redis://HOST:PORT")
                .refuseAny();
    }

    /** The stores without an address. */
    Set<Store> missing() {
        Set<Store> missing = EnumSet.noneOf(Store.class);
        if (mysql.url().isEmpty()) {
            missing.add(Store.MYSQL);
        }
        if (mongodb.uri().isEmpty()) {
            missing.add(Store.MONGODB);
        }
        if (redis.url().isEmpty()) {
            missing.add(Store.REDIS);
        }
        return missing;
    }

    /** The addresses given, those of local servers for the rest. */
    StoreAddresses orElse(StoreAddresses local) {
        boolean ownMysql = !mysql.url().isEmpty();
        return new StoreAddresses(
                ownMysql ? driverUrl(mysql.url()) : local.mysqlUrl(),
                ownMysql ? mysql.user() : local.mysqlUser(),
                ownMysql ? mysql.password() : local.mysqlPassword(),
                mongodb.uri().isEmpty() ? local.mongodbUri() : mongodb.uri(),
                redis.url().isEmpty() ? local.redisUrl() : redis.url());
    }

    /** The one driver on the class path speaks to both, but knows its own scheme only. */
    private static String driverUrl(String url) {
        return url.startsWith(MYSQL_SCHEME) ? MARIADB_SCHEME + url.substring(MYSQL_SCHEME.length()) : url;
    }

    private static boolean isEmptyOrStartsWith(String value, String first, String second) {
        return value.isEmpty() || value.startsWith(first) || value.startsWith(second);
    }

    /**
     * The store's database.
     *
     * @param url {@code jdbc:mysql://…} or {@code jdbc:mariadb://…}
     * @param poolSize most connections of one process
     */
    public record Mysql(
            @DefaultValue("") String url,
            @DefaultValue("recs") String user,
            @DefaultValue("") String password,
            @DefaultValue("8") int poolSize) {

        @Override
        public String toString() {
            return "Mysql[url=%s, user=%s, poolSize=%d]".formatted(url, user, poolSize);
        }
    }

    /**
     * Where profiles and lists are kept.
     *
     * @param vectorFormat how vectors are written; null: the server is asked, see {@link VectorFormats}
     */
    public record Mongodb(
            @DefaultValue("") String uri, @Nullable VectorFormat vectorFormat) {

        @Override
        public String toString() {
            return "Mongodb[%s]".formatted(uri.isEmpty() ? "no uri" : "uri given");
        }
    }

    /** The fast copy of what is served. */
    public record Redis(@DefaultValue("") String url) {

        @Override
        public String toString() {
            return "Redis[%s]".formatted(url.isEmpty() ? "no url" : "url given");
        }
    }
}
