package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.Outcome;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A view of purchases that a wrong edit emptied: a run of everybody removed all lists, as of users with too few signals. */
final class BrokenPurchasesViewIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NEXT = SmallStore.NOW.plus(Duration.ofDays(1));

    private SmallStore store;
    private String view = "";

    BrokenPurchasesViewIT() {
        STACK.empty();
        store = new SmallStore(STACK, Map.of());
    }

    @BeforeEach
    void breakTheViewAfterANight() {
        store.fill();
        store.run(Selection.ALL, SmallStore.NOW);
        view = String.valueOf(store.jdbc()
                .queryForObject(
                        "SELECT view_definition FROM information_schema.views"
                                + " WHERE table_name = 'recs_purchases' AND table_schema = DATABASE()",
                        String.class));
        store.jdbc().execute("CREATE OR REPLACE VIEW recs_purchases AS SELECT * FROM (" + view + ") v WHERE 1 = 0");
    }

    @AfterEach
    void repair() {
        repairView();
        store.close();
    }

    @Test
    void noListIsRemovedAndTheJobSaysWhy() {
        List<Document> before = store.all(MongoCollections.USER_RECOMMENDATIONS);
        JobResult result = store.run(Selection.ALL, NEXT);
        assertThat(result.account().count(Outcome.TOO_FEW_SIGNALS)).isEqualTo(SmallStore.CUSTOMERS);
        assertThat(result)
                .isInstanceOfSatisfying(
                        JobResult.Finished.class,
                        finished -> assertThat(finished.steps().retention())
                                .startsWith("dropped nobody: 12 of 12 profiles")
                                .contains("check the views recs_users and recs_purchases"));
        assertThat(store.all(MongoCollections.USER_RECOMMENDATIONS)).isEqualTo(before);

        repairView();
        assertThat(store.account(Selection.ALL, NEXT.plusSeconds(60)).count(Outcome.TOO_FEW_SIGNALS))
                .isZero();
    }

    @Test
    void withForceAllAreRemoved() {
        store.bean(NightlyJobLauncher.class).run(new JobRequest(Selection.ALL, Optional.of(NEXT), true, false));
        assertThat(store.all(MongoCollections.USER_RECOMMENDATIONS)).isEmpty();
        assertThat(store.all(MongoCollections.USER_PROFILES)).isEmpty();
    }

    private void repairView() {
        store.jdbc().execute("CREATE OR REPLACE VIEW recs_purchases AS " + view);
    }
}
