package dev.recs.benchmarks.fuzz;

/**
 * Tokens to send.
 *
 * @param service with every scope
 * @param reading a service's that only reads
 * @param reporting a service's that only reports events
 * @param ofAnotherUser of a user whom no request names
 * @param guest of a guest
 */
record FuzzTokens(String service, String reading, String reporting, String ofAnotherUser, String guest) {}
