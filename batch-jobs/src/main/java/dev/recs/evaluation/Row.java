package dev.recs.evaluation;

import java.util.Map;

/**
 * How well one method did at one task.
 *
 * @param mean over the customers
 * @param interval of the NDCG
 */
public record Row(String method, String task, Metrics mean, Interval interval, Lists lists) {

    /** Customers who counted. */
    public int users() {
        return lists.users();
    }

    /**
     * What the lists of all customers are together.
     *
     * @param coverage part of the catalog that was on any list
     * @param novelty mean of {@code -log2} of the part of the customers who have a product
     * @param diversity 1 less the mean cosine of two products of a list
     * @param segments by label
     */
    public record Lists(int users, double coverage, double novelty, double diversity, Map<String, Part> segments) {}

    /** A part of the customers. */
    public record Part(int users, double ndcg) {}
}
