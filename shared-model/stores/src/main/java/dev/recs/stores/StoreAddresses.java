package dev.recs.stores;

import org.jspecify.annotations.NullMarked;

/** Where the three stores are. The password of MySQL is not part of {@link #toString()}. */
@NullMarked
public record StoreAddresses(
        String mysqlUrl, String mysqlUser, String mysqlPassword, String mongodbUri, String redisUrl) {

    @Override
    public String toString() {
        return "StoreAddresses[mysql=%s, mongodb and redis set]".formatted(mysqlUrl);
    }
}
