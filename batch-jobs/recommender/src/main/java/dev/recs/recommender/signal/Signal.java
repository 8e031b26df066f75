package dev.recs.recommender.signal;

/**
 * One thing a user did that says something about taste.
 *
 * @param subject product id of a purchase or view, text of a search
 * @param weight above 0; the weights of a user sum to 1
 */
public record Signal(Channel channel, String subject, double weight) {}
