package dev.recs.recommender.ranking;

import dev.recs.model.Embedding;
import dev.recs.model.activity.Activity;
import dev.recs.recommender.signal.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a list is made of.
 *
 * @param asOf the moment to rank for
 * @param searchVectors vectors by search text; a search without one is matched by its words
 */
public record RankingRequest(
        Activity activity, List<Signal> signals, Instant asOf, Map<String, Embedding> searchVectors) {}
