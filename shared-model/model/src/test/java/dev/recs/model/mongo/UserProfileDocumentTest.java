package dev.recs.model.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.GoldenJson;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UserProfileDocumentTest {

    private static final Instant TIME = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final Embedding EMBEDDING =
            Embedding.stored(new EmbeddingSpace("test", 2, 1), new float[] {0.6f, -0.8f});

    @Test
    void aProfileIsItsGoldenFileInEveryVectorFormatAndReadBack() {
        assertGolden(profile(EMBEDDING), VectorFormat.BINARY_VECTOR, "mongodb/user-profile-binary-vector.json");
        assertGolden(profile(EMBEDDING), VectorFormat.PLAIN_BINARY, "mongodb/user-profile-plain-binary.json");
    }

    @Test
    void aProfileWithoutAVectorIsItsGoldenFileAndReadBack() {
        assertGolden(profile(null), VectorFormat.BINARY_VECTOR, "mongodb/user-profile-without-vector.json");
    }

    private static void assertGolden(UserProfile profile, VectorFormat format, String file) {
        GoldenJson.assertDocument(file, UserProfileDocument.of(profile, format));
        assertThat(UserProfileDocument.parse(GoldenJson.document(file))).isEqualTo(profile);
    }

    private static UserProfile profile(@Nullable Embedding embedding) {
        return new UserProfile(
                new UserId("12347"),
                new ListVersion(TIME, TIME.minusSeconds(9)),
                embedding,
                "User interests: [purchased: 茶]",
                new DataSnapshot(
                        List.of(new RecentPurchase(new ProductId("85123A"), "茶", "Kitchen", TIME.minusSeconds(20))),
                        List.of(new RecentSearch("tea", TIME.minusSeconds(30))),
                        List.of(new RecentView(new ProductId("71053"), TIME.minusSeconds(40))),
                        List.of("Kitchen", "Garden")),
                new ProfileMetadata(3, 1, 10, TIME.minusSeconds(20), "recipe"),
                "hash");
    }
}
