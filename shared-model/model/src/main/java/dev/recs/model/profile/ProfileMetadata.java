package dev.recs.model.profile;

import java.time.Instant;

/**
 * Counts that describe a profile.
 *
 * @param totalPurchases order lines, all time, of at most the 2,000 products bought last
 * @param lastActivityDate {@link Instant#EPOCH} if there was none
 * @param generationVersion the recipe: digest of configuration and models
 */
public record ProfileMetadata(
        long totalPurchases,
        long totalSearches,
        long accountAgeDays,
        Instant lastActivityDate,
        String generationVersion) {}
