package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.stores.LocalStoreProvider.Store;
import dev.recs.stores.redis.RedisMode;
import dev.recs.testing.Bound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoreSettingsTest {

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("data-dir", "elsewhere"),
            Map.entry("start-wait", "9s"),
            Map.entry("mysql.url", "jdbc:mysql://db:3306/shop"),
            Map.entry("mysql.user", "ours"),
            Map.entry("mysql.password", "secret-1"),
            Map.entry("mysql.database", "ours"),
            Map.entry("mysql.sample-shop", "theirs"),
            Map.entry("mysql.read-url", "jdbc:mysql://replica/?password=secret-4"),
            Map.entry("mysql.read-wait", "90s"),
            Map.entry("mysql.pool-size", "5"),
            Map.entry("mysql.connect-timeout", "6s"),
            Map.entry("mysql.pool-wait", "7s"),
            Map.entry("mongodb.uri", "mongodb://mongo:27017/recs"),
            Map.entry("mongodb.vector-format", "plain-binary"),
            Map.entry("redis.url", "rediss://:secret-2@cache:6379,cache-2:6380"),
            Map.entry("redis.mode", "sentinel"),
            Map.entry("redis.master", "shop"),
            Map.entry("redis.sentinel-user", "watcher"),
            Map.entry("redis.sentinel-password", "secret-3"),
            Map.entry("redis.ca", "/etc/ca.pem"),
            Map.entry("mysql.timeout", "1"),
            Map.entry("mongodb.timeout", "2s"),
            Map.entry("redis.timeout", "3"),
            Map.entry("redis.connections", "4"));

    @Test
    void withoutAddressesEveryStoreIsMissing() {
        StoreSettings none = Bound.settings(StoreSettings.class, Map.of());
        assertThat(none)
                .isEqualTo(new StoreSettings(
                        Path.of("data"),
                        Duration.ofMinutes(5),
                        new StoreSettings.Mysql(
                                "",
                                "recs",
                                "",
                                "recs",
                                "sample_shop",
                                "",
                                Duration.ofSeconds(30),
                                8,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5)),
                        new StoreSettings.Mongodb("", null, Duration.ofMillis(250)),
                        new StoreSettings.Redis(
                                "", RedisMode.SINGLE, "mymaster", "", "", "", Duration.ofMillis(150), 200)));
        assertThat(none.missing()).isEqualTo(EnumSet.allOf(Store.class));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        StoreSettings all = Bound.settings(StoreSettings.class, ALL);
        assertThat(all)
                .isEqualTo(new StoreSettings(
                        Path.of("elsewhere"),
                        Duration.ofSeconds(9),
                        new StoreSettings.Mysql(
                                "jdbc:mysql://db:3306/shop",
                                "ours",
                                "secret-1",
                                "ours",
                                "theirs",
                                "jdbc:mysql://replica/?password=secret-4",
                                Duration.ofSeconds(90),
                                5,
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(1)),
                        new StoreSettings.Mongodb(
                                "mongodb://mongo:27017/recs", VectorFormat.PLAIN_BINARY, Duration.ofSeconds(2)),
                        new StoreSettings.Redis(
                                "rediss://:secret-2@cache:6379,cache-2:6380",
                                RedisMode.SENTINEL,
                                "shop",
                                "watcher",
                                "secret-3",
                                "/etc/ca.pem",
                                Duration.ofSeconds(3),
                                4)));
        assertThat(all.missing()).isEmpty();
    }

    @Test
    void whoStartsNoServersAsksForEveryMissingAddress() {
        assertThat(Bound.settings(StoreSettings.class, Map.of("redis.url", "redis://r:1"))
                        .requireAddresses())
                .containsExactly("no address given for MySQL, MongoDB: set RECS_MYSQL_URL, RECS_MONGODB_URI");
        assertThat(Bound.settings(StoreSettings.class, ALL).requireAddresses()).isEmpty();
    }

    @Test
    void aPasswordIsInNoText() {
        assertThat(Bound.settings(StoreSettings.class, ALL).toString()).doesNotContain("secret");
        StoreAddresses addresses = new StoreAddresses(
                "jdbc:mariadb://db/shop?password=secret", "u", "secret", "mongodb://u:secret@m", "redis://:secret@r");
        assertThat(addresses.toString()).isEqualTo("StoreAddresses[mysql, mongodb and redis set]");
        assertThat(Bound.settings(
                                StoreSettings.class,
                                Map.of("mysql.url", "jdbc:mysql://db/s?password=secret", "mysql.user", "u"))
                        .toString())
                .contains("Mysql[url given, user=u, poolSize=8]");
    }

    @Test
    void aGivenAddressReplacesTheLocalServerAndItsUser() {
        StoreAddresses local = new StoreAddresses("jdbc:mariadb://l/r", "root", "", "mongodb://l", "redis://l");
        assertThat(Bound.settings(StoreSettings.class, Map.of()).orElse(local)).isEqualTo(local);
        assertThat(Bound.settings(StoreSettings.class, ALL).orElse(local))
                .isEqualTo(new StoreAddresses(
                        "jdbc:mariadb://db:3306/shop",
                        "ours",
                        "secret-1",
                        "mongodb://mongo:27017/recs",
                        "rediss://:secret-2@cache:6379,cache-2:6380"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    mysql.url       | mysql://root:secret@db | (not shown) | jdbc:mysql://HOST:PORT/DATABASE; user and password are settings of their own
                    mysql.url       | jdbc:mysql:db/recs?password=secret | (not shown) | jdbc:mysql://HOST:PORT/DATABASE; user and password are settings of their own
                    mysql.read-url  | jdbc:mysql:replica/recs?password=secret | (not shown) | jdbc:mysql://HOST:PORT; user and password are those of recs.mysql.url
                    start-wait      | -1s           | PT-1S         | at least 0s
                    mysql.database  | a.b           | a.b           | "1 to 64 letters, digits, _, $ or -"
                    mysql.sample-shop | recs        | recs          | another database than recs.mysql.database
                    mysql.read-url  | mysql://u:secret@r | (not shown) | jdbc:mysql://HOST:PORT; user and password are those of recs.mysql.url
                    mysql.read-url  | jdbc:mysql://r | (not shown) | recs.mysql.url beside it, the server that it is a replica of
                    mysql.read-wait | -1s           | PT-1S         | 0s to 1h
                    mysql.read-wait | 61m           | PT1H1M        | 0s to 1h
                    mysql.connect-timeout | 0s      | PT0S          | at least 1ms
                    mysql.pool-wait | 100ms         | PT0.1S        | at least 250ms
                    mysql.pool-size | 1             | 1             | 2 to 100
                    mysql.pool-size | 101           | 101           | 2 to 100
                    mongodb.uri     | http://u:p@m  | (not shown)   | "mongodb://HOST:PORT/DATABASE; write %, @, : and / of a password as %25, %40, %3A and %2F"
                    mongodb.uri     | mongodb://u:p@ss:w/x@m:1 | (not shown) | "mongodb://HOST:PORT/DATABASE; write %, @, : and / of a password as %25, %40, %3A and %2F"
                    redis.url       | http://:p@r   | (not shown)   | "redis://HOST:PORT; write %, @, : and / of a password as %25, %40, %3A and %2F"
                    redis.url       | redis://:se%cret@r:1 | (not shown) | "redis://HOST:PORT; write %, @, : and / of a password as %25, %40, %3A and %2F"
                    redis.url       | redis://:se/cret@r:1 | (not shown) | "redis://HOST:PORT; write %, @, : and / of a password as %25, %40, %3A and %2F"
                    mysql.timeout   | 0s            | PT0S          | at least 1ms
                    mongodb.timeout | -1s           | PT-1S         | at least 1ms
                    redis.timeout   | 0s            | PT0S          | at least 1ms
                    redis.connections | 0           | 0             | at least 1
                    """)
    void whatCannotBeRightIsRefusedAndNoSecretRepeated(String property, String value, String shown, String expected) {
        Bound.assertRefused(
                StoreSettings.class,
                Map.of(property, value),
                "recs.%s is '%s': expected %s".formatted(property, shown, expected));
    }

    @Test
    void aJarWithoutServersNamesTheVariablesOfAllThatIsMissing() {
        assertThatThrownBy(() ->
                        new NoLocalStores().open(Path.of("data"), EnumSet.of(Store.MYSQL, Store.MONGODB, Store.REDIS)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "no address given for MySQL, MongoDB, Redis: set RECS_MYSQL_URL, RECS_MONGODB_URI, RECS_REDIS_URL");
    }
}
