package dev.recs.stores;

import org.jspecify.annotations.NullMarked;

/** Where the three stores are. No address is part of {@link #toString()}: each may hold a password. */
@NullMarked
public record StoreAddresses(
        String mysqlUrl, String mysqlUser, String mysqlPassword, String mongodbUri, String redisUrl) {

    @Override
    public String toString() {
        return "StoreAddresses[mysql, mongodb and redis set]";
    }
}
