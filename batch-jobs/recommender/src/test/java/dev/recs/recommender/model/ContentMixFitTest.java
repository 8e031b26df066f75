package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.PurchaseHistory;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users buy within one of {@value #TASTES} tastes; which tastes there are, only vectors or only words tell. */
final class ContentMixFitTest {

    private static final int TASTES = 20;
    private static final int PRODUCTS = 600;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", TASTES, 1);

    private final ProductIndex index = new ProductIndex(IntStream.range(0, PRODUCTS)
            .mapToObj(product ->
                    new Product(new ProductId("p%04d".formatted(product)), "", "", "", "", null, "", "", true))
            .toList());

    @Test
    void vectorsAloneCountWhereNamesMislead() {
        assertThat(fit(400, misleading(), tastes()).ofWords()).isZero();
    }

    @Test
    void wordsCountWhereVectorsMislead() {
        assertThat(fit(
                                400,
                                IntStream.range(0, PRODUCTS)
                                        .map(product -> product % TASTES)
                                        .toArray(),
                                noise())
                        .ofWords())
                .isGreaterThanOrEqualTo(ContentMix.DEFAULT.ofWords());
    }

    @Test
    void nothingCountsWhereNeitherTellsWhatIsBought() {
        assertThat(fit(1_000, misleading(), noise())).isEqualTo(ContentMix.NONE);
        assertThat(fit(400, misleading(), noise())).isNotEqualTo(ContentMix.NONE);
    }

    @Test
    void aStoreTooSmallToTellKeepsTheDefault() {
        assertThat(fit(20, misleading(), tastes())).isEqualTo(ContentMix.DEFAULT);
    }

    private ContentMix fit(int users, int[] words, List<Embedding> vectors) {
        List<String> names = IntStream.of(words).mapToObj("word%d"::formatted).toList();
        return ContentMixFit.fit(TextMatrix.build(vectors), TfIdf.fit(names), history(users));
    }

    /** Products of one name are of different tastes. */
    private static int[] misleading() {
        return IntStream.range(0, PRODUCTS).map(product -> product / TASTES % 3).toArray();
    }

    private static List<Embedding> tastes() {
        return IntStream.range(0, PRODUCTS)
                .mapToObj(product -> vector(product % TASTES))
                .toList();
    }

    private static List<Embedding> noise() {
        return IntStream.range(0, PRODUCTS)
                .mapToObj(product -> vector(product / TASTES % TASTES))
                .toList();
    }

    private static Embedding vector(int direction) {
        float[] values = new float[TASTES];
        values[direction] = 1;
        return Embedding.unit(SPACE, values);
    }

    private PurchaseHistory history(int users) {
        Random random = new Random(3);
        return PurchaseHistory.read(
                (asOf, line) -> {
                    for (int user = 0; user < users; user++) {
                        for (int i = 0; i < 10; i++) {
                            int product = random.nextInt(PRODUCTS / TASTES) * TASTES + user % TASTES;
                            line.accept("u%04d".formatted(user), "p%04d".formatted(product), NOW.minusSeconds(10 - i));
                        }
                    }
                },
                index,
                NOW);
    }
}
