package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.UserId;
import dev.recs.model.redis.SearchesKey;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.Outcome;
import dev.recs.stores.models.StoredModel;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that failed and is continued after another one: once it saved its older model over the newer one, silently. */
final class ContinuedExecutionIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final JobRequest ACTIVE = new JobRequest(Selection.ACTIVE, Optional.empty());

    private final SmallStore store;
    private final Instant failedAsOf;

    ContinuedExecutionIT() {
        STACK.empty();
        store = new SmallStore(STACK, Map.of("recs.refresh.skip-limit", 0));
        store.fill();
        // The clock is the real one here; orders of long ago select nobody.
        for (int i = 0; i < SmallStore.CUSTOMERS; i++) {
            store.order(
                    SmallStore.customer(i), SmallStore.product(i), Instant.now().minusSeconds(3_600));
        }
        store.redis().set(SearchesKey.of(new UserId("c05")), "not a list");
        assertThatThrownBy(() -> launcher().run(ACTIVE)).isInstanceOf(TooManySkipped.class);
        store.redis().del(SearchesKey.of(new UserId("c05")));
        failedAsOf = current();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aContinuedExecutionThatFindsANewerModelRanksWithItAndSaysSo() {
        Instant later =
                launcher().run(new JobRequest(Selection.ALL, Optional.empty())).asOf();
        assertThat(current()).isEqualTo(later).isAfter(failedAsOf);

        JobResult result = launcher().run(ACTIVE);

        assertThat(result.asOf()).isEqualTo(failedAsOf);
        assertThat(result.account().read()).isEqualTo(SmallStore.CUSTOMERS);
        assertThat(result).isInstanceOfSatisfying(JobResult.Finished.class, finished -> {
            assertThat(finished.steps().model())
                    .isEqualTo("model as of " + later + ": it is newer than this run, which ranks with it");
            assertThat(finished.continued().orElseThrow()).contains("1 users were skipped");
        });
        assertThat(current()).isEqualTo(later);
        assertThat(Objects.requireNonNull(store.list("c05")).getString("recipe"))
                .endsWith("/" + later);
    }

    @Test
    void thatItContinuesIsSaidInTheFirstLineWithWhatFailedAndWhen() {
        try (LogRecording log = LogRecording.ofEverything()) {
            launcher().run(ACTIVE);
            assertThat(log.text().lines().filter(line -> line.startsWith("refresh active")))
                    .singleElement()
                    .asString()
                    .matches("refresh active as of " + failedAsOf + " continues what failed at "
                            + "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ: 1 users were skipped, which is more than"
                            + " recs.refresh.skip-limit 0; the last because: .*");
        }
    }

    @Test
    void aNewRunBeginsAfreshAndTheUnfinishedOneIsNotContinuedAfterIt() {
        try (LogRecording log = LogRecording.ofEverything()) {
            JobResult fresh = launcher().run(new JobRequest(Selection.ACTIVE, Optional.empty(), false, true));
            assertThat(fresh.asOf()).isAfter(failedAsOf);
            assertThat(fresh.account().count(Outcome.SKIPPED)).isZero();
            assertThat(log.text()).contains("refresh active as of " + fresh.asOf() + " started");
            assertThat(launcher().run(ACTIVE).asOf()).isAfter(fresh.asOf());
        }
    }

    @Test
    void aRolledBackModelRanksWhileLaterTrainingsAreStored() {
        CatalogModels models = store.bean(CatalogModels.class);
        launcher().run(new JobRequest(Selection.ALL, Optional.empty()));
        String first = models.rollback(Optional.empty()).version();
        assertThat(first).startsWith(failedAsOf + "-");

        JobResult night = launcher().run(new JobRequest(Selection.ALL, Optional.empty()));

        assertThat(night)
                .isInstanceOfSatisfying(
                        JobResult.Finished.class,
                        finished -> assertThat(finished.steps().model())
                                .isEqualTo(
                                        "model as of " + failedAsOf
                                                + ": it is pinned; later ones are stored and not used until 'recs model unpin'"));
        assertThat(Objects.requireNonNull(store.list("c05")).getString("recipe"))
                .endsWith("/" + failedAsOf);
        assertThat(models.stored().getFirst().asOf()).isEqualTo(night.asOf());
        assertThat(models.stored()).extracting(StoredModel::version).contains(first);

        assertThat(models.unpin().orElseThrow().asOf()).isEqualTo(night.asOf());
    }

    private NightlyJobLauncher launcher() {
        return store.bean(NightlyJobLauncher.class);
    }

    private Instant current() {
        return store.bean(CatalogModels.class).current().orElseThrow().asOf();
    }
}
