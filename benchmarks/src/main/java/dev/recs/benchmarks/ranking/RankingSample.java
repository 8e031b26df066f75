package dev.recs.benchmarks.ranking;

import dev.recs.model.Embedding;
import dev.recs.model.activity.Activity;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.RecentSearch;
import dev.recs.recommender.profile.ProfileEmbedding;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.signal.Signal;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Users to rank for, with the vectors of what they did. */
final class RankingSample {

    private final List<Activity> activities;
    private final Map<String, Embedding> vectors = new HashMap<>();
    private final Profiler profiler;
    private final Instant asOf;

    RankingSample(List<Activity> activities, ProductIndex index, Instant asOf) {
        this.activities = activities;
        this.asOf = asOf;
        this.profiler = new Profiler(index, GeneratedVectors.SPACE, "benchmark", ProfileEmbedding.SIGNALS);
        for (int product = 0; product < index.size(); product++) {
            vectors.put(index.textOf(product), vectorOf(index, product));
        }
        for (Activity activity : activities) {
            for (RecentSearch search : activity.searches()) {
                vectors.put(search.query(), ofSearch(search.query()));
            }
        }
    }

    static Embedding vectorOf(ProductIndex index, int product) {
        return GeneratedVectors.of(nounOf(index.product(product).name()), index.textOf(product));
    }

    /** "striped mug gift" lies among the mugs. */
    static Embedding ofSearch(String query) {
        return GeneratedVectors.of(query.split(" ", -1)[1], query);
    }

    private static String nounOf(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    int size() {
        return activities.size();
    }

    List<List<Signal>> weighed() {
        SignalWeigher weigher = new SignalWeigher();
        return activities.stream()
                .map(activity -> weigher.weigh(activity, asOf))
                .toList();
    }

    Map<String, Embedding> searches() {
        Map<String, Embedding> searches = new HashMap<>();
        activities.forEach(activity -> activity.searches()
                .forEach(search -> searches.put(search.query(), Objects.requireNonNull(vectors.get(search.query())))));
        return searches;
    }

    RankingRequest request(int user, List<Signal> signals) {
        return new RankingRequest(activities.get(user), signals, asOf, vectors);
    }

    /** The vectors of the profiles. */
    List<float[]> profiles(List<List<Signal>> weighed) {
        return IntStream.range(0, size())
                .mapToObj(user -> Objects.requireNonNull(
                                profiler.profile(activities.get(user), weighed.get(user), vectors, asOf)
                                        .embedding())
                        .toArray())
                .toList();
    }
}
