package dev.recs.stores.lists;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.ProfileMetadata;
import dev.recs.model.profile.RecentPurchase;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Profiles and lists of the contracts. */
final class Samples {

    static final UserId ANNA = new UserId("anna");
    static final UserId BEN = new UserId("ben");
    static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);

    private Samples() {}

    /** @param asOf seconds after {@link #NOW}, as is {@code until} */
    static ListVersion version(long asOf, long until) {
        return new ListVersion(NOW.plusSeconds(asOf), NOW.plusSeconds(until));
    }

    static RecommendationList list(UserId user, ListVersion version) {
        return list(user, version, VariantName.NONE);
    }

    static RecommendationList list(UserId user, ListVersion version, VariantName variant) {
        return new RecommendationList(
                user,
                version,
                NOW,
                "model",
                "recipe " + version.asOf(),
                List.of(new Recommendation(
                        new ProductId("p1"), 1.5, List.of(new Reason(ReasonType.TRENDING, "p1", 1.5)))),
                List.of(),
                variant);
    }

    /** As large as lists get: 60 items, all reasons that are kept, all shelves. */
    static RecommendationList wholeList(UserId user, ListVersion version) {
        SplittableRandom random = new SplittableRandom(60);
        List<Recommendation> items = new ArrayList<>();
        for (int item = 0; item < 60; item++) {
            double score = 1.2 / (1 + 0.1 * item) + random.nextDouble(0.01);
            items.add(new Recommendation(
                    product(random),
                    score,
                    List.of(
                            new Reason(ReasonType.BOUGHT_TOGETHER, bought(random), score * random.nextDouble(0.3, 0.6)),
                            new Reason(ReasonType.SIMILAR_TO_BOUGHT, bought(random), score * random.nextDouble(0.2)),
                            new Reason(ReasonType.TRENDING, "", score * random.nextDouble(0.1)))));
        }
        List<Shelf> shelves = Stream.of(
                        new String[] {"because-you-bought", bought(random)},
                        new String[] {"similar-to", bought(random)},
                        new String[] {"inspired-by-search", "white hanging heart"},
                        new String[] {"more-in-category", "Kitchen and dining"},
                        new String[] {"trending", ""})
                .map(shelf -> new Shelf(
                        shelf[0],
                        shelf[1],
                        Stream.concat(
                                        items.subList(20 + random.nextInt(20), 60).stream()
                                                .limit(4)
                                                .map(Recommendation::productId),
                                        Stream.generate(() -> product(random)))
                                .limit(16)
                                .toList()))
                .toList();
        return new RecommendationList(
                user, version, NOW, "bought-together+content/minilm-l6-v2/384/1", "recipe", items, shelves);
    }

    /** Five digits, every third with a letter. */
    private static ProductId product(SplittableRandom random) {
        return new ProductId(random.nextInt(20_000, 90_000) + (random.nextInt(3) == 0 ? "B" : ""));
    }

    /** One of the 40 that the user bought. */
    private static String bought(SplittableRandom random) {
        return Integer.toString(22_000 + 17 * random.nextInt(40));
    }

    static UserProfile profile(UserId user, ListVersion version) {
        return new UserProfile(
                user,
                version,
                Embedding.stored(new EmbeddingSpace("test", 2, 1), new float[] {0.6f, -0.8f}),
                "User interests",
                new DataSnapshot(
                        List.of(new RecentPurchase(new ProductId("p1"), "tea", "Kitchen", NOW)),
                        List.of(new RecentSearch("tea", NOW)),
                        List.of(new RecentView(new ProductId("p2"), NOW)),
                        List.of("Kitchen", "Garden")),
                new ProfileMetadata(3, 1, 10, NOW, "recipe"),
                "hash " + version.asOf());
    }
}
