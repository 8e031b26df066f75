package dev.recs.recommender.ranking;

import dev.recs.model.recommendation.ReasonType;

/**
 * A product that speaks for others.
 *
 * @param amount its part of the user's interests, their squares summing to the square of the channel's share
 * @param share the same with the amounts themselves summing to the channel's share
 * @param latest its part of the latest orders, their squares summing to the square of the channel's share; 0 if it is of an earlier one
 * @param coPurchaseReason the reason it gives to what is bought with it
 * @param contentReason the reason it gives to what has a similar text
 */
record Interest(
        int product,
        String subject,
        double amount,
        double share,
        double latest,
        ReasonType coPurchaseReason,
        ReasonType contentReason) {

    boolean isBought() {
        return coPurchaseReason == ReasonType.BOUGHT_TOGETHER;
    }
}
