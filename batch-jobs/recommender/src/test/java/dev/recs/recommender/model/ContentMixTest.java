package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.recommender.model.training.Dense;
import dev.recs.testing.TestOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ContentMixTest {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 2, 1);

    /** 1/4 · (1/2)³ + 3/4 · (1/3)² = 1/32 + 1/12. */
    @Test
    void theLikenessIsThatOnPaper() {
        ContentMix mix = new ContentMix(0.25f, 0.75f, 2);

        assertThat(mix.similarity(0.5, 1 / 3.0)).isCloseTo(1 / 32.0 + 1 / 12.0, within(1e-12));
        assertThat(mix.similarity(-0.5, 0)).isZero();
        assertThat(mix.similarity(1, 1 + 1e-9)).isEqualTo(1);
    }

    @Test
    void anySharpnessIsAPower() {
        assertThat(new ContentMix(0, 1, 1).similarity(1, 0.25)).isEqualTo(0.25);
        assertThat(new ContentMix(0, 1, 1.5f).similarity(1, 0.25)).isCloseTo(0.125, within(1e-12));
        assertThat(ContentMix.NONE.similarity(1, 1)).isZero();
    }

    /**
     * Vectors (1 0), (0 1) and (1 0) with the mean (2/3 1/3): centred they are (1/3 −1/3), (−2/3 2/3) and (1/3 −1/3), so of cosine 1 and −1. The
     * words share nothing but "mug", in rows 0 and 1, whose other word is as rare: f = 1 + log(4/3), o = 1 + log 2, their cosine f² / (f² + o²).
     */
    @Test
    void theSimilaritiesOfAProductAreThoseOnPaper() {
        TextMatrix matrix = TextMatrix.build(List.of(vector(1, 0), vector(0, 1), vector(1, 0)));
        TfIdf tfIdf = TfIdf.fit(List.of("mug red", "mug blue", "plate"));
        double frequent = Math.pow(1 + Math.log(4 / 3.0), 2);
        double other = Math.pow(1 + Math.log(2), 2);
        double shared = Math.pow(frequent / (frequent + other), 2);
        ContentMix mix = new ContentMix(0.25f, 0.75f, 2);

        assertThat(matrix.similaritiesOf(0, tfIdf, mix))
                .containsExactly(new double[] {0, 0.75 * shared, 0.25}, within(1e-6));
        matrix.forEach(
                tfIdf,
                mix,
                (similarities, product) -> assertThat(similarities)
                        .containsExactly(matrix.similaritiesOf(product, tfIdf, mix), within(1e-6)));
    }

    /** Names of three of ten words, and any vector. */
    @Test
    void permutingTheProductsPermutesTheSimilarities() {
        int products = 30;
        SplittableRandom random = new SplittableRandom(1);
        List<String> names = new ArrayList<>();
        List<Embedding> vectors = new ArrayList<>();
        for (int product = 0; product < products; product++) {
            names.add("w%d w%d w%d".formatted(random.nextInt(10), random.nextInt(10), random.nextInt(10)));
            vectors.add(vector((float) random.nextGaussian(), (float) random.nextGaussian()));
        }
        int[] numbers = TestOrders.permutation(2, products);
        List<String> otherNames = new ArrayList<>(names);
        List<Embedding> otherVectors = new ArrayList<>(vectors);
        for (int product = 0; product < products; product++) {
            otherNames.set(numbers[product], names.get(product));
            otherVectors.set(numbers[product], vectors.get(product));
        }

        Dense.assertClose(
                similarities(otherNames, otherVectors), Dense.permuted(similarities(names, vectors), numbers), 1e-5);
    }

    private static double[][] similarities(List<String> names, List<Embedding> vectors) {
        TextMatrix matrix = TextMatrix.build(vectors);
        TfIdf tfIdf = TfIdf.fit(names);
        double[][] similarities = new double[names.size()][];
        for (int product = 0; product < similarities.length; product++) {
            similarities[product] = matrix.similaritiesOf(product, tfIdf, ContentMix.DEFAULT);
        }
        return similarities;
    }

    private static Embedding vector(float first, float second) {
        return Embedding.unit(SPACE, new float[] {first, second});
    }
}
