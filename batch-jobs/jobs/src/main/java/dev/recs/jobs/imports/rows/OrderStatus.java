package dev.recs.jobs.imports.rows;

import java.util.Locale;
import java.util.Set;

/** What shops call the state of an order. */
final class OrderStatus {

    /** Of orders that are no purchases. Those that are only not paid yet are purchases. */
    private static final Set<String> NO_PURCHASE = Set.of(
            "cancelled",
            "canceled",
            "refunded",
            "voided",
            "failed",
            "trash",
            "draft",
            "checkout draft",
            "auto draft",
            "expired",
            "closed",
            "fraud");

    private OrderStatus() {}

    static boolean isNoPurchase(String status) {
        String word = status.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('_', ' ')
                .strip();
        return NO_PURCHASE.contains(word.startsWith("wc ") ? word.substring("wc ".length()) : word);
    }
}
