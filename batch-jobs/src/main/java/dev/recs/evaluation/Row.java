package dev.recs.evaluation;

/**
 * How well one method did at one task.
 *
 * @param users how many customers counted
 * @param coverage part of the catalog that was on any list
 * @param interval of the NDCG
 */
public record Row(String method, String task, int users, Metrics mean, double coverage, Interval interval) {}
