package dev.recs.stores;

import dev.recs.model.failure.Misconfigured;
import dev.recs.model.failure.Violations;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.model.settings.Application;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import dev.recs.stores.LocalStoreProvider.Store;
import dev.recs.stores.redis.RedisAddress;
import dev.recs.stores.redis.RedisMode;
import dev.recs.stores.redis.RedisServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Where the stores are. An address that is not given is empty; for the jobs a local server stands in where one can be started. */
@NullMarked
@Settings(prefix = "recs")
public record StoreSettings(
        @Setting(
                defaultValue = "data",
                meaning = "Folder where local servers keep their data.",
                readBy = Application.JOBS)
        Path dataDir,

        @Setting(
                defaultValue = "5m",
                meaning =
                        "How long worker and schedule wait at their start for a store that does not answer; 0s: not at all.",
                readBy = Application.JOBS)
        Duration startWait,

        Mysql mysql,
        Mongodb mongodb,
        Redis redis) {

    /** Stands for an address in a message, because any may hold a password, and where is known only of a right one. */
    private static final String NOT_SHOWN = "(not shown)";

    private static final String MYSQL_SCHEME = "jdbc:mysql:";
    private static final String MARIADB_SCHEME = "jdbc:mariadb:";

    public StoreSettings {
        Violations violations = new Violations("recs");
        mysql.check(violations);
        mongodb.check(violations);
        redis.check(violations);
        violations.require(!startWait.isNegative(), "start-wait", startWait, "at least 0s");
        violations.refuseAny();
    }

    /** The stores without an address. */
    public Set<Store> missing() {
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

    /** What a process that starts no servers asks for; empty if all addresses are given. */
    public List<String> requireAddresses() {
        Set<Store> missing = missing();
        return missing.isEmpty()
                ? List.of()
                : List.of("no address given for %s: set %s"
                        .formatted(
                                missing.stream().map(Store::product).collect(Collectors.joining(", ")),
                                missing.stream().map(Store::variable).collect(Collectors.joining(", "))));
    }

    /** The addresses given, those of local servers for the rest. */
    public StoreAddresses orElse(StoreAddresses local) {
        boolean ownMysql = !mysql.url().isEmpty();
        return new StoreAddresses(
                ownMysql ? mysql.driverUrl() : local.mysqlUrl(),
                ownMysql ? mysql.user() : local.mysqlUser(),
                ownMysql ? mysql.password() : local.mysqlPassword(),
                mongodb.uri().isEmpty() ? local.mongodbUri() : mongodb.uri(),
                redis.url().isEmpty() ? local.redisUrl() : redis.url());
    }

    private static boolean isEmptyOrStartsWith(String value, String first, String second) {
        return value.isEmpty() || value.startsWith(first) || value.startsWith(second);
    }

    /** The shop's database. */
    public record Mysql(
            @Setting(
                    meaning =
                            "Address of the shop's server, jdbc:mysql://HOST:PORT/DATABASE or jdbc:mariadb://…; a database named here is where tables of release 1.0.0 are looked for.")
            String url,

            @Setting(defaultValue = "recs", meaning = "User of the database.")
            String user,

            @Setting(meaning = "Password of that user.") String password,

            @Setting(
                    defaultValue = "recs",
                    meaning =
                            "Our own database on that server: our tables, and the views through which the shop is seen.")
            String database,

            @Setting(
                    defaultValue = "sample_shop",
                    meaning = "Database of the sample shop, which the demo and an import write.",
                    readBy = Application.JOBS)
            String sampleShop,

            @Setting(
                    meaning =
                            "Address of a replica of that server, with the same database, user and password, from which all purchases and the catalog are read for training, evaluation and new products; users and what they did are always read from the server itself.",
                    readBy = Application.JOBS)
            String readUrl,

            @Setting(
                    defaultValue = "30s",
                    meaning =
                            "How long a reading of all purchases waits for the replica to have what the server has, 0s to 1h; then the server itself is read.",
                    readBy = Application.JOBS)
            Duration readWait,

            @Setting(
                    defaultValue = "8",
                    meaning = "Connections of one process at most, 2 to 100; a run needs recs.refresh.threads + 2.",
                    readBy = Application.JOBS)
            int poolSize,

            @Setting(defaultValue = "5s", meaning = "For a new connection, at least 1ms.", readBy = Application.JOBS)
            Duration connectTimeout,

            @Setting(
                    defaultValue = "5s",
                    meaning = "For a free connection of the pool, at least 250ms.",
                    readBy = Application.JOBS)
            Duration poolWait,

            @Setting(
                    defaultValue = "5s",
                    meaning =
                            "For a connection, and for the next piece of a result, at least 1ms; no response to a reader waits for it.",
                    readBy = Application.API)
            Duration timeout) {

        private static final String NAME = "1 to 64 letters, digits, _, $ or -";
        /** With what the driver knows of several hosts, as jdbc:mariadb:sequential://; what it cannot read it tells whole, a password in it too. */
        private static final Pattern ADDRESS = Pattern.compile("(?:jdbc:(?:mysql|mariadb):(?:[a-z0-9-]+:)?//.+)?");

        private static final long SHORTEST_POOL_WAIT_MS = 250;
        private static final Duration LONGEST_READ_WAIT = Duration.ofHours(1);

        private static boolean isEmptyOrAddress(String url) {
            return ADDRESS.matcher(url).matches();
        }

        private static boolean isName(String name) {
            return name.matches("[A-Za-z0-9_$-]{1,64}");
        }

        /** The one driver on the class path speaks to both, but knows its own scheme only. */
        public String driverUrl() {
            return driverUrl(url);
        }

        /** The same of the replica. */
        public String driverReadUrl() {
            return driverUrl(readUrl);
        }

        private static String driverUrl(String url) {
            return url.startsWith(MYSQL_SCHEME) ? MARIADB_SCHEME + url.substring(MYSQL_SCHEME.length()) : url;
        }

        private void check(Violations violations) {
            violations
                    .require(
                            isEmptyOrAddress(url),
                            "mysql.url",
                            NOT_SHOWN,
                            "jdbc:mysql://HOST:PORT/DATABASE; user and password are settings of their own")
                    .require(isName(database), "mysql.database", database, NAME)
                    .require(isName(sampleShop), "mysql.sample-shop", sampleShop, NAME)
                    .require(
                            !sampleShop.equals(database),
                            "mysql.sample-shop",
                            sampleShop,
                            "another database than recs.mysql.database")
                    .require(
                            isEmptyOrAddress(readUrl),
                            "mysql.read-url",
                            NOT_SHOWN,
                            "jdbc:mysql://HOST:PORT; user and password are those of recs.mysql.url")
                    .require(
                            readUrl.isEmpty() || !isEmptyOrAddress(readUrl) || !url.isEmpty(),
                            "mysql.read-url",
                            NOT_SHOWN,
                            "recs.mysql.url beside it, the server that it is a replica of")
                    .require(
                            !readWait.isNegative() && readWait.compareTo(LONGEST_READ_WAIT) <= 0,
                            "mysql.read-wait",
                            readWait,
                            "0s to 1h")
                    .require(poolSize >= 2 && poolSize <= 100, "mysql.pool-size", poolSize, "2 to 100")
                    .require(connectTimeout.toMillis() >= 1, "mysql.connect-timeout", connectTimeout, "at least 1ms")
                    .require(
                            poolWait.toMillis() >= SHORTEST_POOL_WAIT_MS, "mysql.pool-wait", poolWait, "at least 250ms")
                    .require(timeout.toMillis() >= 1, "mysql.timeout", timeout, "at least 1ms");
        }

        @Override
        public String toString() {
            return "Mysql[%s, %suser=%s, poolSize=%d]"
                    .formatted(
                            url.isEmpty() ? "no url" : "url given",
                            readUrl.isEmpty() ? "" : "read-url given, ",
                            user,
                            poolSize);
        }
    }

    /**
     * Where profiles and lists are kept.
     *
     * @param vectorFormat null: the server is asked
     */
    public record Mongodb(
            @Setting(
                    meaning =
                            "Address of MongoDB, mongodb://HOST:PORT/DATABASE; the database is recs if it names none.")
            String uri,

            @Setting(
                    meaning = "How vectors are written; without it the server is asked what it understands.",
                    readBy = Application.JOBS)
            @Nullable
            VectorFormat vectorFormat,

            @Setting(
                    defaultValue = "250ms",
                    meaning = "For a whole operation, the choice of a server included; at least 1ms.",
                    readBy = Application.API)
            Duration timeout) {

        private void check(Violations violations) {
            violations
                    .require(
                            isEmptyOrStartsWith(uri, "mongodb:", "mongodb+srv:") && StoreUris.isMongodb(uri),
                            "mongodb.uri",
                            NOT_SHOWN,
                            "mongodb://HOST:PORT/DATABASE" + StoreUris.ESCAPED)
                    .require(timeout.toMillis() >= 1, "mongodb.timeout", timeout, "at least 1ms");
        }

        @Override
        public String toString() {
            return "Mongodb[%s]".formatted(uri.isEmpty() ? "no uri" : "uri given");
        }
    }

    /** The fast copy of what is served. */
    public record Redis(
            @Setting(
                    meaning =
                            "Address of Redis or Valkey, redis://USER:PASSWORD@HOST:PORT, or rediss://… for TLS; several hosts with commas between them: the sentinels, or some nodes of the cluster.")
            String url,

            @Setting(
                    defaultValue = "single",
                    meaning =
                            "How it is run: single, sentinel or cluster. A server that is run otherwise is refused at the start.")
            RedisMode mode,

            @Setting(defaultValue = "mymaster", meaning = "Name of the master with the sentinels.")
            String master,

            @Setting(meaning = "User of the sentinels themselves, if they ask for one.")
            String sentinelUser,

            @Setting(meaning = "Password of the sentinels themselves, if they ask for one.")
            String sentinelPassword,

            @Setting(
                    meaning =
                            "File with the certificates, in PEM, of the authority that signs those of the servers; without it those that Java knows.")
            String ca,

            @Setting(
                    defaultValue = "150ms",
                    meaning = "For a connection and for a reply; at least 1ms.",
                    readBy = Application.API)
            Duration timeout,

            @Setting(
                    defaultValue = "200",
                    meaning =
                            "Connections at most, at least 1; as many as Tomcat has threads, so that no request waits for another's.",
                    readBy = Application.API)
            int connections) {

        private void check(Violations violations) {
            violations
                    .require(
                            url.isEmpty() || RedisAddress.parse(url).isPresent(),
                            "redis.url",
                            NOT_SHOWN,
                            "redis://HOST:PORT" + StoreUris.ESCAPED)
                    .require(
                            mode == RedisMode.SINGLE || !url.isEmpty(),
                            "redis.mode",
                            mode.setting(),
                            "single without recs.redis.url")
                    .require(
                            mode != RedisMode.SINGLE || url.indexOf(',') < 0,
                            "redis.mode",
                            mode.setting(),
                            "sentinel or cluster, since recs.redis.url names several hosts")
                    .require(
                            mode != RedisMode.CLUSTER || hasFirstDatabase(),
                            "redis.url",
                            NOT_SHOWN,
                            "database 0 or none, the only one that a cluster has")
                    .require(timeout.toMillis() >= 1, "redis.timeout", timeout, "at least 1ms")
                    .require(connections >= 1, "redis.connections", connections, "at least 1");
        }

        private boolean hasFirstDatabase() {
            return RedisAddress.parse(url)
                    .map(address -> address.database() == 0)
                    .orElse(true);
        }

        /**
         * The servers at an address that was checked.
         *
         * @param address the one above, or that of a local server
         */
        public RedisServers servers(String address) {
            return new RedisServers(
                    mode,
                    RedisAddress.parse(address)
                            .orElseThrow(() -> new Misconfigured("recs.redis.url is not an address of Redis")),
                    master,
                    sentinelUser,
                    sentinelPassword,
                    ca.isEmpty() ? Optional.empty() : Optional.of(Path.of(ca)));
        }

        @Override
        public String toString() {
            return "Redis[%s]".formatted(url.isEmpty() ? "no url" : "url given");
        }
    }
}
