package dev.recs.jobs.connect;

import java.util.List;
import java.util.Map;

/**
 * An installation of a shop system, as it was recognised.
 *
 * @param version in the system's own words
 * @param database of the shop
 * @param placeholders what stands in the template for what differs between installations: a prefix, a condition
 * @param states of an order that count as a purchase
 */
record Shop(ShopSystem system, String version, String database, Map<String, String> placeholders, List<String> states) {

    Shop {
        placeholders = Map.copyOf(placeholders);
        states = List.copyOf(states);
    }

    String describe() {
        String prefix = placeholders.getOrDefault("prefix", "");
        return "%s %s in database %s%s"
                .formatted(system.title(), version, database, prefix.isEmpty() ? "" : ", prefix " + prefix);
    }
}
