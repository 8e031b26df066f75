package dev.recs.model.recommendation;

/**
 * One contribution to a score.
 *
 * @param subject what the contribution comes from: a product id, a search or a category, by type; empty if nothing
 * @param amount in units of the score; below zero if it takes away
 */
public record Reason(ReasonType type, String subject, double amount) {}
