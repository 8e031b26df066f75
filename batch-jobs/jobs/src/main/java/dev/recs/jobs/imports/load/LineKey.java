package dev.recs.jobs.imports.load;

/** What names an order line. */
record LineKey(String orderId, String productId) {}
