package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.dryrun.DryRun;
import dev.recs.model.UserId;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.EmbeddingEstimate;
import dev.recs.stores.Failures;
import dev.recs.testing.LocalStack;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The estimate beside the run that it is an estimate of. */
final class DryRunIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @BeforeEach
    void empty() {
        STACK.empty();
    }

    @Test
    void saysWhatTheRunThenSendsAndWritesNothing() {
        try (SmallStore store = new SmallStore(STACK, Map.of())) {
            store.fill();
            EmbeddingEstimate before = store.bean(DryRun.class).estimate(Selection.ALL, SmallStore.NOW);
            assertThat(before.users()).isEqualTo(SmallStore.CUSTOMERS);
            assertThat(before.newTexts()).isEqualTo(before.texts()).isEqualTo(20);
            assertThat(before.tokens()).isGreaterThan(60);
            assertThat(before.costDollars()).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(store.all(MongoCollections.TEXT_EMBEDDINGS)).isEmpty();
            assertThat(store.all(MongoCollections.USER_PROFILES)).isEmpty();
            assertThat(store.bean(Embedder.class).usage().texts()).isZero();

            store.run(Selection.ALL, SmallStore.NOW);
            assertThat(store.bean(Embedder.class).usage().texts()).isEqualTo(before.newTexts());
            assertThat(store.all(MongoCollections.PRODUCT_EMBEDDINGS)).hasSize(20);

            EmbeddingEstimate after = store.bean(DryRun.class).estimate(Selection.ALL, SmallStore.NOW);
            assertThat(after.texts()).isEqualTo(20);
            assertThat(after.newTexts()).isZero();
            assertThat(after.tokens()).isZero();
            assertThat(store.bean(DryRun.class)
                            .estimate(Selection.STALE, SmallStore.NOW)
                            .users())
                    .as("nobody is stale right after a run")
                    .isZero();
            assertThat(store.bean(DryRun.class)
                            .estimate(List.of(new UserId(SmallStore.customer(1))), SmallStore.NOW)
                            .users())
                    .isEqualTo(1);
        }
    }

    @Test
    void vectorSearchOnAServerWithoutItIsOneClearLineBeforeAnythingIsDone() {
        try (SmallStore store = new SmallStore(STACK, Map.of("recs.candidates.source", "vector-search"))) {
            store.fill();
            assertThatThrownBy(() -> store.run(Selection.ALL, SmallStore.NOW))
                    .satisfies(failure -> assertThat(Failures.kindOf(failure)).containsInstanceOf(Misconfigured.class))
                    .satisfies(failure -> assertThat(Failures.kindOf(failure).orElseThrow())
                            .hasMessageStartingWith(
                                    "this MongoDB has no vector search (error 40324): use MongoDB Atlas"));
            assertThat(store.all(MongoCollections.PRODUCT_EMBEDDINGS)).isEmpty();
        }
    }
}
