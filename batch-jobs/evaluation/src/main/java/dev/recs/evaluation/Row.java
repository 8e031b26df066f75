package dev.recs.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * How well one method did at one task.
 *
 * @param mean over the users
 * @param interval of the NDCG
 * @param difference to the reference, which is the first method of a run; empty for the reference itself
 */
public record Row(
        String method, String task, Metrics mean, Interval interval, Optional<Difference> difference, Lists lists) {

    /** Users who counted. */
    public int users() {
        return lists.users();
    }

    /**
     * What the lists of all users are together.
     *
     * @param coverage part of the catalog that was on any list
     * @param topTenShare part of all places of lists that the ten products shown most have
     * @param novelty mean of {@code -log2} of the part of the users who have a product
     * @param diversity 1 less the mean cosine of two products of a list; not a number where texts were not read
     * @param segments by label
     */
    public record Lists(
            int users,
            double coverage,
            double topTenShare,
            double novelty,
            double diversity,
            Map<String, Part> segments) {}

    /** A part of the users. */
    public record Part(int users, double ndcg) {}

    /**
     * How far the NDCG is from that of the reference, user by user.
     *
     * @param interval of the mean; where it does not hold 0 the two are told apart
     * @param users that both have a list for
     */
    public record Difference(double mean, Interval interval, int users) {}
}
