package dev.recs.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.neighbours.LearningSettings;
import dev.recs.neighbours.Texts;
import dev.recs.orders.Holdout;
import dev.recs.orders.PurchaseHistory;
import dev.recs.signal.SignalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Users buy from one of {@value #GROUPS} groups of products; their newest purchase before the held-back one is from another group. Who
 * looks at the newest purchase only is misled.
 */
final class CalibrationSignalsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int GROUPS = 4;
    private static final int GROUP = 10;
    private static final int USERS = 80;
    private static final int ORDERS = 8;

    private final ProductIndex index = new ProductIndex(IntStream.range(0, GROUPS * GROUP)
            .mapToObj(product ->
                    new Product(new ProductId("p%02d".formatted(product)), "product", "", "", "", null, "", "", true))
            .toList());
    private final Texts texts = Texts.of(
            Collections.nCopies(GROUPS * GROUP, "product"),
            Collections.nCopies(GROUPS * GROUP, Embedding.unit(new EmbeddingSpace("test", 2, 1), new float[] {1, 0})));

    @Test
    void weightsAreFittedOnListsOfTheConfiguredSignals() {
        double withTwenty = gain(SignalSettings.DEFAULT);
        double withTheNewest = gain(new SignalSettings(1, 50, 50, 90));
        assertThat(withTwenty).isGreaterThan(withTheNewest + 0.1);
    }

    /** Mean NDCG@10 of the lists without what the user has. */
    private double gain(SignalSettings signals) {
        List<Holdout> holdouts = List.of(Holdout.lastOfEach(history()));
        CutTrial trial =
                Calibration.trial(index, texts, holdouts, new ModelSettings(LearningSettings.DEFAULT, signals));
        return Arrays.stream(trial.discovery()).average().orElseThrow();
    }

    private PurchaseHistory history() {
        SplittableRandom random = new SplittableRandom(1);
        return PurchaseHistory.read(
                (asOf, line) -> {
                    for (int user = 0; user < USERS; user++) {
                        for (int order = 0; order < ORDERS; order++) {
                            boolean misleads = order == ORDERS - 2;
                            int group = (user + (misleads ? 1 : 0)) % GROUPS;
                            line.accept(
                                    "u%02d".formatted(user),
                                    "p%02d".formatted(group * GROUP + random.nextInt(GROUP)),
                                    NOW.minus(Duration.ofDays(10L * (ORDERS - order))));
                        }
                    }
                },
                index,
                NOW);
    }
}
