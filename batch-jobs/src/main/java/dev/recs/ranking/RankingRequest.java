package dev.recs.ranking;

import dev.recs.activity.Activity;
import dev.recs.model.Embedding;
import dev.recs.model.profile.UserProfile;
import dev.recs.signal.Signal;
import java.util.List;
import java.util.Map;

/**
 * What a list is made of.
 *
 * @param searchVectors vectors by search text; a search without one does not count
 */
public record RankingRequest(
        Activity activity, List<Signal> signals, UserProfile profile, Map<String, Embedding> searchVectors) {}
