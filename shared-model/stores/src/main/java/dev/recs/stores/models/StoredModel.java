package dev.recs.stores.models;

import java.time.Instant;

/**
 * A complete version of the model.
 *
 * @param version the moment it was trained for and a digest of the bytes, so equal models have equal versions
 * @param size in bytes
 */
public record StoredModel(String version, Instant asOf, Instant storedAt, int parts, long size) {}
