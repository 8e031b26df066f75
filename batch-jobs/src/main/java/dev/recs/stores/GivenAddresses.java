package dev.recs.stores;

import dev.recs.stores.LocalStoreProvider.Store;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The addresses that the environment gives; those it does not are empty. */
record GivenAddresses(StoreAddresses addresses) {

    static GivenAddresses of(Map<String, String> environment) {
        return new GivenAddresses(new StoreAddresses(
                jdbcUrl(environment.getOrDefault("RECS_MYSQL_URL", "")),
                environment.getOrDefault("RECS_MYSQL_USER", "recs"),
                environment.getOrDefault("RECS_MYSQL_PASSWORD", ""),
                environment.getOrDefault("RECS_MONGODB_URI", ""),
                environment.getOrDefault("RECS_REDIS_URL", "")));
    }

    Set<Store> missing() {
        Set<Store> missing = EnumSet.noneOf(Store.class);
        if (addresses.mysqlUrl().isEmpty()) {
            missing.add(Store.MYSQL);
        }
        if (addresses.mongodbUri().isEmpty()) {
            missing.add(Store.MONGODB);
        }
        if (addresses.redisUrl().isEmpty()) {
            missing.add(Store.REDIS);
        }
        return missing;
    }

    StoreAddresses orElse(StoreAddresses local) {
        boolean ownMysql = !addresses.mysqlUrl().isEmpty();
        return new StoreAddresses(
                ownMysql ? addresses.mysqlUrl() : local.mysqlUrl(),
                ownMysql ? addresses.mysqlUser() : local.mysqlUser(),
                ownMysql ? addresses.mysqlPassword() : local.mysqlPassword(),
                addresses.mongodbUri().isEmpty() ? local.mongodbUri() : addresses.mongodbUri(),
                addresses.redisUrl().isEmpty() ? local.redisUrl() : addresses.redisUrl());
    }

    /** The one driver on the class path speaks to both, but knows its own scheme only. */
    private static String jdbcUrl(String url) {
        return url.startsWith("jdbc:mysql:") ? "jdbc:mariadb:" + url.substring("jdbc:mysql:".length()) : url;
    }
}
