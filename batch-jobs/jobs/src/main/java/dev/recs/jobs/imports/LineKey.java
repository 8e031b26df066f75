package dev.recs.jobs.imports;

/** What names an order line. */
record LineKey(String orderId, String productId) {}
