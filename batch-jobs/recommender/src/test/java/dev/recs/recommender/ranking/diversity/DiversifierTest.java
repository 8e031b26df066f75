package dev.recs.recommender.ranking.diversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.Neighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DiversifierTest {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 3, 1);

    /** Products 0 and 1 are alike, 2 and 3 are alike. */
    private final Neighbours pairs = ContentModel.train(
                    List.of("a", "a", "b", "b"),
                    List.of(vector(1, 0, 0.01f), vector(1, 0, -0.01f), vector(-1, 0.01f, 0), vector(-1, -0.01f, 0)))
            .similar();

    @Test
    void aDuplicateOfWhatStandsAboveGoesDownAndSaysWhy() {
        Diversified list = choose(0.5, new double[] {10, 9, 6, 5});

        assertThat(list.chosen()).containsExactly(0, 2, 1, 3);
        assertThat(list.lowered()).containsOnlyKeys(1).containsEntry(1, 0);
    }

    @Test
    void aDuplicateThatIsFarBetterStaysWhereItIs() {
        Diversified list = choose(0.1, new double[] {10, 9, 6, 5});

        assertThat(list.chosen()).containsExactly(0, 1, 2, 3);
        assertThat(list.lowered()).isEmpty();
    }

    @Test
    void withoutStrengthTheOrderIsThatOfTheScores() {
        assertThat(choose(0, new double[] {4, 3, 2, 1}).chosen()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void nothingDisappearsWhatIsNotChosenIsSaid() {
        Diversified list = new Diversifier(pairs, 4, new DiversitySettings(0.5))
                .choose(new int[] {0, 1, 2, 3}, new double[] {10, 9, 6, 5}, 2);

        assertThat(list.chosen()).containsExactly(0, 2);
        assertThat(list.notChosen()).containsExactly(1, 3);
        assertThat(list.lowered()).containsEntry(1, 0);
    }

    @Test
    void scoresBelowZeroGoDownToo() {
        assertThat(choose(1, new double[] {-1, -1.1, -2, -2.1}).chosen()).containsExactly(0, 2, 1, 3);
    }

    /** The formula without the shortcuts, on random products. */
    @Test
    void everyChoiceHasTheLargestValueOfThoseLeft() {
        int products = 80;
        Random random = new Random(11);
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < products; i++) {
            embeddings.add(vector(
                    (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()));
        }
        Neighbours similar = ContentModel.train(Collections.nCopies(products, ""), embeddings)
                .similar();
        for (double strength : new double[] {0.1, 0.4, 1}) {
            double[] scores = random.doubles(products, -1, 5).sorted().toArray();
            double[] falling = IntStream.range(0, products)
                    .mapToDouble(i -> scores[products - 1 - i])
                    .toArray();
            int[] candidates = IntStream.range(0, products).toArray();

            assertThat(new Diversifier(similar, products, new DiversitySettings(strength))
                            .choose(candidates, falling, 30)
                            .chosen())
                    .isEqualTo(byTheFormula(similar, strength, falling, 30));
        }
    }

    private Diversified choose(double strength, double[] scores) {
        return new Diversifier(pairs, 4, new DiversitySettings(strength)).choose(new int[] {0, 1, 2, 3}, scores, 4);
    }

    private static int[] byTheFormula(Neighbours similar, double strength, double[] scores, int size) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < size) {
            int best = -1;
            double bestValue = Double.NEGATIVE_INFINITY;
            for (int product = 0; product < scores.length; product++) {
                double value =
                        scores[product] - strength * Math.abs(scores[product]) * nearest(similar, chosen, product);
                if (!chosen.contains(product) && value > bestValue) {
                    best = product;
                    bestValue = value;
                }
            }
            chosen.add(best);
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double nearest(Neighbours similar, List<Integer> chosen, int product) {
        double most = 0;
        for (int above : chosen) {
            for (int rank = 0; rank < similar.count(above); rank++) {
                most = similar.id(above, rank) == product ? Math.max(most, similar.weight(above, rank)) : most;
            }
        }
        return most;
    }

    private static Embedding vector(float... values) {
        return Embedding.unit(SPACE, Arrays.copyOf(values, values.length));
    }
}
