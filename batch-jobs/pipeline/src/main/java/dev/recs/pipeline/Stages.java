package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.activity.Activity;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.pipeline.embedding.TextVectors;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.lists.PersonalList;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.signal.Channel;
import dev.recs.recommender.signal.Signal;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pure stages that work with one catalog model. */
record Stages(SignalWeigher weigher, Profiler profiler, ListMakers lists, Label label, Clock clock) {

    /** Before the lists of a chunk: what its searches fit is found at once. */
    void prepare(Stream<Signal> signals, Map<String, Embedding> vectors) {
        Map<String, Embedding> searches = new LinkedHashMap<>();
        signals.filter(signal -> signal.channel() == Channel.SEARCH).forEach(signal -> {
            Embedding vector = vectors.get(signal.subject());
            if (vector != null) {
                searches.put(signal.subject(), vector);
            }
        });
        lists.prepare(searches);
    }

    /** @param maker that of the user's variant, or of the configuration */
    RecommendationList list(
            ListMaker maker, Activity activity, List<Signal> signals, UserProfile profile, TextVectors vectors) {
        Instant asOf = profile.version().asOf();
        PersonalList made = maker.make(new RankingRequest(activity, signals, asOf, vectors.known()));
        return new RecommendationList(
                profile.userId(),
                profile.version(),
                clock.instant(),
                maker.variant().isHoldOut() ? RecommendationList.POPULAR : label.model(),
                label.recipe(maker.digestAt(asOf), isAwaited(signals, vectors)),
                made.items(),
                made.shelves(),
                maker.variant());
    }

    private boolean isAwaited(List<Signal> signals, TextVectors vectors) {
        return !vectors.awaited().isEmpty()
                && signals.stream().map(profiler::textOf).anyMatch(vectors.awaited()::contains);
    }

    /**
     * What a list says about its making.
     *
     * @param model what ranks, for people
     * @param version of space and catalog model
     */
    record Label(String model, String version) {

        private static final String AWAITED = "awaits-vectors/";

        /**
         * Digest of the settings and rules, space of the vectors, moment of the catalog model.
         *
         * @param awaited whether a vector of it is still to come: such a list is stale from the start
         */
        String recipe(String digest, boolean awaited) {
            return (awaited ? AWAITED : "") + digest + "/" + version;
        }
    }
}
