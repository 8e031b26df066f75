package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.Outcome;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import dev.recs.testing.openai.Dialect;
import dev.recs.testing.openai.OpenAiStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A product text that the provider refuses costs this product its vector, and nobody a list. */
final class RefusedTextIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NIGHT = SmallStore.NOW;

    private final OpenAiStandIn provider = OpenAiStandIn.start();
    private final SmallStore store;

    RefusedTextIT() {
        STACK.empty();
        store = new SmallStore(STACK, settings());
        store.fill();
    }

    @AfterEach
    void close() {
        store.close();
        provider.close();
    }

    @Test
    void theRefusedProductIsNamedCountedAndRecommendedByItsWords() {
        provider.speak(Dialect.VLLM_LONG);
        store.addProduct("P90", "green tea LONG", "tea");
        store.order("c00", "P90", NIGHT.minus(Duration.ofDays(1)));
        try (LogRecording log = LogRecording.ofEverything()) {
            JobResult.Finished run = run(NIGHT);
            assertThat(run.account().count(Outcome.REFRESHED)).isEqualTo(SmallStore.CUSTOMERS);
            assertThat(run.providerFailure()).isEmpty();
            assertThat(run.missing().describe()).isEqualTo("texts without a vector 1 (refused 1, awaited 0)");
            assertThat(run.steps().catalog())
                    .isEqualTo("20 embedded, 0 changed otherwise, 0 unchanged, 1 without a vector, 0 deleted");
            assertThat(log.text()).contains("P90 (embedding provider refuses a text (HTTP 400))");
        }
        assertThat(store.all(MongoCollections.PRODUCT_EMBEDDINGS)).hasSize(20);
        assertThat(list("c01").getString("recipe")).doesNotStartWith("awaits");
        assertThat(list("c04").toString()).contains("P90");

        run(NIGHT.plus(Duration.ofDays(1)));
        assertThat(store.jdbc()
                        .queryForList("SELECT account FROM recs_run_reports ORDER BY as_of DESC LIMIT 1", String.class))
                .singleElement()
                .asString()
                .endsWith(
                        "unchanged 12, newer present 0, too few signals 0, opted out 0, erased 0, unknown 0, skipped 0,"
                                + " texts without a vector 1 (refused 1, awaited 0)");
    }

    @Test
    void aProfileThatLackedAVectorIsMadeAnewWhenTheVectorIsThereAndItsListIsStaleUntilThen() {
        run(NIGHT);
        provider.speak(Dialect.HTML_502);
        store.search("c00", "a lamp for reading", NIGHT.plusSeconds(60));
        Instant morning = NIGHT.plus(Duration.ofHours(6));
        JobResult.Finished away = stale(morning);
        assertThat(away.account().count(Outcome.REFRESHED)).isEqualTo(1);
        assertThat(away.providerFailure().orElseThrow()).hasMessageStartingWith("embedding provider is down: HTTP 502");
        Document without = Objects.requireNonNull(store.profile("c00"));
        assertThat(list("c00").getString("recipe")).startsWith("awaits-vectors/");
        assertThat(list("c00").toString()).contains("a lamp for reading");

        provider.speak(Dialect.OPENAI);
        JobResult.Finished back = stale(morning.plusSeconds(60));
        assertThat(back.account().count(Outcome.REFRESHED)).isEqualTo(1);
        assertThat(back.providerFailure()).isEmpty();
        assertThat(list("c00").getString("recipe")).doesNotStartWith("awaits-vectors/");
        assertThat(Objects.requireNonNull(store.profile("c00")).get("embeddingVector"))
                .isNotEqualTo(without.get("embeddingVector"));
        assertThat(stale(morning.plusSeconds(120)).account().read()).isZero();
    }

    @Test
    void aModelTrainedWithoutVectorsIsTrainedAgainAsSoonAsThereAreSome() {
        provider.speak(Dialect.HTML_502);
        assertThat(run(NIGHT).missing().awaited()).isEqualTo(20);
        provider.speak(Dialect.OPENAI);
        Instant morning = NIGHT.plus(Duration.ofHours(6));
        stale(morning);
        assertThat(store.all("catalog_models").stream()
                        .map(model -> model.getString("current"))
                        .filter(Objects::nonNull))
                .singleElement()
                .asString()
                .startsWith(morning + "-");
    }

    private Document list(String customer) {
        return Objects.requireNonNull(store.list(customer));
    }

    private JobResult.Finished run(Instant asOf) {
        return (JobResult.Finished) store.run(Selection.ALL, asOf);
    }

    private JobResult.Finished stale(Instant asOf) {
        return (JobResult.Finished) store.run(Selection.STALE, asOf);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("recs.embedding.openai.base-url", provider.baseUrl());
        settings.put("recs.embedding.openai.api-key", OpenAiStandIn.KEY);
        settings.put("recs.embedding.openai.dimensions", 16);
        settings.put("recs.embedding.openai.max-attempts", 1);
        return settings;
    }
}
