package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.recommender.model.Feature;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import org.junit.jupiter.api.Test;

final class FeatureMatrixTest {

    /** Scores 0.5, 2 and 1 of products 3, 5 and 9; 9 is bought, and 4, which is not on the ballot: rank 2 of two, 0.63093 / 1.63093. */
    @Test
    void theGainIsThatOfTheListThatTheWeightsMake() {
        FeatureMatrix matrix = matrix(4, 9);

        assertThat(matrix.ndcg(weights(1))).isCloseTo(0.63093 / 1.63093, within(1e-5));
    }

    /** Turned round, 3 leads with −0.5, then 9 with −1. */
    @Test
    void otherWeightsMakeAnotherList() {
        assertThat(matrix(3).ndcg(weights(-1))).isEqualTo(1);
        assertThat(matrix(5).ndcg(weights(-1))).isCloseTo(0.5, within(1e-12));
    }

    private static FeatureMatrix matrix(int... truth) {
        Int2ObjectMap<float[]> amounts = new Int2ObjectOpenHashMap<>();
        amounts.put(9, amounts(1));
        amounts.put(3, amounts(0.5f));
        amounts.put(5, amounts(2));
        return FeatureMatrix.build(amounts, truth);
    }

    private static float[] amounts(float together) {
        float[] amounts = new float[Feature.values().length];
        amounts[Feature.CO_PURCHASE.place()] = together;
        return amounts;
    }

    private static double[] weights(double together) {
        double[] weights = new double[Feature.values().length];
        weights[Feature.CO_PURCHASE.place()] = together;
        return weights;
    }
}
