package dev.recs.stores.lists;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
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
import java.time.Instant;
import java.util.List;

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
        return new RecommendationList(
                user,
                version,
                NOW,
                "model",
                "recipe " + version.asOf(),
                List.of(new Recommendation(
                        new ProductId("p1"), 1.5, List.of(new Reason(ReasonType.TRENDING, "p1", 1.5)))),
                List.of());
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
