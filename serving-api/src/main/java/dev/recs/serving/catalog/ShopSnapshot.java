package dev.recs.serving.catalog;

/** What all answers share at one moment, so that one answer is made of one state of the shop. */
public record ShopSnapshot(CatalogSnapshot products, PopularSnapshot popular) {}
