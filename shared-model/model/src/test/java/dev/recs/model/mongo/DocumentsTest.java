package dev.recs.model.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import org.bson.BinaryVector;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DocumentsTest {

    private static final Instant TIME = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final float[] VECTOR = {0.6f, -0.8f};

    @ParameterizedTest
    @EnumSource
    void aProfileSurvivesItsDocumentInEveryVectorFormat(VectorFormat format) {
        UserProfile profile = new UserProfile(
                new UserId("u"),
                new ListVersion(TIME, TIME.minusSeconds(9)),
                Embedding.stored(new EmbeddingSpace("m", 2, 1), VECTOR),
                "User interests: [purchased: 茶]",
                new DataSnapshot(
                        List.of(new RecentPurchase(new ProductId("p"), "茶", "Kitchen", TIME)),
                        List.of(new RecentSearch("tea", TIME)),
                        List.of(new RecentView(new ProductId("q"), TIME)),
                        List.of("Kitchen")),
                new ProfileMetadata(3, 1, 10, TIME, "recipe"),
                "hash");
        assertThat(UserProfileDocument.parse(UserProfileDocument.of(profile, format)))
                .isEqualTo(profile);
    }

    @Test
    void aListSurvivesItsDocumentWhoseFieldsHaveNoId() {
        RecommendationList list = new RecommendationList(
                new UserId("u"),
                new ListVersion(TIME, TIME.minusSeconds(9)),
                TIME.plusMillis(1),
                "model",
                "recipe",
                List.of(new Recommendation(
                        new ProductId("茶"), 1.5, List.of(new Reason(ReasonType.SEARCHED, "tea", 1.5)))),
                List.of(new Shelf("kind", "subject", List.of(new ProductId("p")))),
                VariantName.of("e", "b"));
        assertThat(RecommendationListDocument.parse(RecommendationListDocument.of(list)))
                .isEqualTo(list);
        assertThat(RecommendationListDocument.fields(list).keySet())
                .containsExactly(
                        "asOf",
                        "activityUntil",
                        "generatedAt",
                        "model",
                        "recipe",
                        "variant",
                        "items",
                        "shelves",
                        "digest",
                        "shares");
    }

    @Test
    void aListOfABuildBeforeExperimentsIsOfNoVariant() {
        RecommendationList list = new RecommendationList(
                new UserId("u"), new ListVersion(TIME, TIME), TIME, "model", "recipe", List.of(), List.of());
        Document document = RecommendationListDocument.of(list);
        assertThat(document.getString("variant")).isEmpty();
        document.remove("variant");
        assertThat(RecommendationListDocument.parse(document)).isEqualTo(list);
    }

    @Test
    void vectorsOfOtherWritersAreRead() {
        assertThat(VectorFormat.read(List.of(0.6, -0.8))).containsExactly(VECTOR);
        assertThat(VectorFormat.read(BinaryVector.floatVector(VECTOR))).containsExactly(VECTOR);
        assertThatThrownBy(() -> VectorFormat.read(List.of("x")))
                .hasMessage("stored vector holds 'x' at 0: expected a number");
        assertThatThrownBy(() -> VectorFormat.read(new Document()))
                .hasMessageContaining("is a Document: expected BinData");
    }
}
