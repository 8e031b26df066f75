package dev.recs.stores.models;

/**
 * A model that was read.
 *
 * @param version that it is stored as
 */
public record LoadedModel<T>(String version, T model) {}
