package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code recs refresh --stale-only} between two nights. */
final class StaleRunIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NIGHT = SmallStore.NOW;
    private static final Instant MORNING = NIGHT.plus(Duration.ofHours(6));

    private final SmallStore store;

    StaleRunIT() {
        STACK.empty();
        store = new SmallStore(STACK, Map.of());
        store.fill();
        store.run(Selection.ACTIVE, NIGHT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void withNobodyStaleTheModelOfTheNightStays() {
        String model = model();
        assertThat(store.account(Selection.STALE, MORNING).read()).isZero();
        assertThat(model()).isEqualTo(model);
    }

    @Test
    void whoOrderedSinceIsRefreshedWithTheModelOfTheNight() {
        store.order("c03", "P01", NIGHT.plus(Duration.ofHours(1)));
        assertThat(store.account(Selection.STALE, MORNING))
                .isEqualTo(new RefreshAccount(Map.of(Outcome.REFRESHED, 1L)));
        assertThat(Objects.requireNonNull(store.list("c03")).getString("recipe"))
                .endsWith("/" + NIGHT);
    }

    @Test
    void aProductThatCameSinceTheNightIsRecommendedByItsText() {
        store.addProduct("P98", "green tea of the spring", "tea");
        store.order("c00", "P00", NIGHT.plus(Duration.ofHours(1)));
        store.run(Selection.STALE, MORNING);
        assertThat(Objects.requireNonNull(store.list("c00")).getList("items", Document.class))
                .extracting(item -> item.getString("productId"))
                .contains("P98");
    }

    @Test
    void aModelOlderThanADayIsTrainedAgain() {
        Instant later = NIGHT.plus(Duration.ofHours(25));
        store.run(Selection.STALE, later);
        assertThat(model()).startsWith(later + "-");
    }

    @Test
    void aModelOfALaterMomentStaysAndRanks() {
        String model = model();
        Instant before = NIGHT.minusSeconds(60);
        assertThat(store.run(Selection.STALE, before))
                .isInstanceOfSatisfying(
                        JobResult.Finished.class,
                        result -> assertThat(result.steps().model())
                                .isEqualTo(
                                        "model as of " + NIGHT + ": it is newer than this run, which ranks with it"));
        assertThat(model()).isEqualTo(model);
    }

    @Test
    void aModelThatCannotBeReadIsTrainedAgain() {
        List<Document> models = store.all("catalog_models");
        assertThat(models).as("pointer, version, part").hasSize(3);
        store.bean(com.mongodb.client.MongoDatabase.class)
                .getCollection("catalog_models")
                .deleteMany(new Document("part", 0));
        store.run(Selection.STALE, MORNING);
        assertThat(model()).startsWith(MORNING + "-");
    }

    @Test
    void theNightlyJobTrainsAgain() {
        Instant next = NIGHT.plus(Duration.ofHours(20));
        store.run(Selection.ACTIVE, next);
        assertThat(model()).startsWith(next + "-");
    }

    private String model() {
        return store.bean(CatalogModels.class).current().orElseThrow().version();
    }
}
