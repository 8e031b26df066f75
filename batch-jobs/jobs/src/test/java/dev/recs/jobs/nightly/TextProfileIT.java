package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.dryrun.DryRun;
import dev.recs.model.Embedding;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.UserProfileDocument;
import dev.recs.model.profile.UserProfile;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.EmbeddingEstimate;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code recs.profile.embedding=text}: the profile as the first plan had it, one text a user. */
final class TextProfileIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = SmallStore.NOW;
    private static final int PRODUCTS = 20;

    @Test
    void oneTextAUserIsEmbeddedAndOnlyAChangedOneIsSentAgain() {
        try (SmallStore store = new SmallStore(STACK, Map.of("recs.profile.embedding", "text"))) {
            store.fill();
            store.search("c00", "green tea", NOW.minus(Duration.ofDays(2)));
            EmbeddingEstimate estimate = store.bean(DryRun.class).estimate(Selection.ALL, NOW);
            store.run(Selection.ALL, NOW);
            long first = texts(store);
            assertThat(first)
                    .as("products, users of whom two bought alike, one search")
                    .isEqualTo(PRODUCTS + SmallStore.CUSTOMERS - 1L + 1L);
            assertThat(estimate.newTexts()).as("the dry run").isEqualTo(first);

            UserProfile profile = profile(store, "c00");
            assertThat(profile.text())
                    .startsWith("User interests: [purchased: ")
                    .contains("[searched: green tea]");
            Map<String, Embedding> vectors =
                    store.bean(Embedder.class).find(List.of(profile.text())).known();
            assertThat(profile.embedding()).isEqualTo(vectors.get(profile.text()));

            store.run(Selection.ALL, NOW.plus(Duration.ofDays(1)));
            assertThat(texts(store)).as("an unchanged night").isEqualTo(first);

            store.order("c01", "P19", NOW.plus(Duration.ofDays(1)));
            assertThat(store.account(Selection.ALL, NOW.plus(Duration.ofDays(2)))
                            .count(Outcome.REFRESHED))
                    .isEqualTo(1);
            assertThat(texts(store)).as("one user bought").isEqualTo(first + 1);
        }
    }

    @Test
    void theOtherWayMakesEveryProfileAnew() {
        STACK.empty();
        try (SmallStore store = new SmallStore(STACK, Map.of())) {
            store.fill();
            store.run(Selection.ALL, NOW);
        }
        try (SmallStore store = new SmallStore(STACK, Map.of("recs.profile.embedding", "text"))) {
            RefreshAccount account = store.account(Selection.ALL, NOW.plus(Duration.ofDays(1)));
            assertThat(account.count(Outcome.REFRESHED) + account.count(Outcome.LIST_UNCHANGED))
                    .as("of some the list is as before; whether the profile is, is not asked there")
                    .isEqualTo(SmallStore.CUSTOMERS);
            assertThat(profile(store, "c00").embedding())
                    .isEqualTo(store.bean(Embedder.class)
                            .find(List.of(profile(store, "c00").text()))
                            .known()
                            .get(profile(store, "c00").text()));
        }
    }

    private static long texts(SmallStore store) {
        return store.bean(Embedder.class).usage().texts();
    }

    private static UserProfile profile(SmallStore store, String user) {
        return UserProfileDocument.parse(Objects.requireNonNull(store.bean(MongoDatabase.class)
                .getCollection(MongoCollections.USER_PROFILES)
                .find(new org.bson.Document("_id", user))
                .first()));
    }
}
