package dev.recs.servers;

/** Where the servers listen; the address of one that was not asked for is empty. */
public record ServerAddresses(
        String mysqlUrl, String mysqlUser, String mysqlPassword, String mongodbUri, String redisUrl) {}
