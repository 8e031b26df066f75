package dev.recs.refresh;

import dev.recs.activity.Activity;
import dev.recs.model.Embedding;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.profile.Profiler;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingRequest;
import dev.recs.signal.Signal;
import dev.recs.signal.SignalWeigher;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The pure stages that work with one catalog model.
 *
 */
record Stages(SignalWeigher weigher, Profiler profiler, Ranker ranker, Label label, Clock clock) {

    RecommendationList list(
            Activity activity, List<Signal> signals, UserProfile profile, Map<String, Embedding> vectors) {
        return new RecommendationList(
                profile.userId(),
                profile.version(),
                clock.instant(),
                label.model(),
                label.recipe(),
                ranker.rank(
                        new RankingRequest(activity, signals, profile.version().asOf(), vectors)),
                List.of());
    }

    /**
     * What a list says about its making.
     *
     * @param model what ranks, for people
     * @param recipe digest of configuration and models
     */
    record Label(String model, String recipe) {}
}
