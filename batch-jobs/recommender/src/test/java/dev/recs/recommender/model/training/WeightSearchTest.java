package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WeightSearchTest {

    @Test
    void fewerThanAHundredUsersTellNothing() {
        WeightSearch.Result found =
                WeightSearch.search(FeatureWeights.DISCOVERY, Collections.nCopies(99, hidden(Feature.CONTENT, 1e-6f)));

        assertThat(found.weights()).isEqualTo(FeatureWeights.DISCOVERY);
        assertThat(found.rounds()).isZero();
    }

    /** The truth is told by the content alone, of which there is a fiftieth of the co-purchase that speaks for ten others. */
    @Test
    void theSearchGoesOnUntilNothingMovesAnyMore() {
        WeightSearch.Result found =
                WeightSearch.search(FeatureWeights.DISCOVERY, Collections.nCopies(100, hidden(Feature.CONTENT, 0.02f)));

        assertThat(found.rounds()).isGreaterThan(1);
        assertThat(found.gains()).containsOnly(1.0);
        assertThat(found.atBound()).isEmpty();
    }

    @Test
    void whatHasNoWeightByDefaultGetsOneWhereItTellsTheTruth() {
        for (Feature feature : List.of(Feature.SUCCESSOR, Feature.LOW_RANK, Feature.SEASON)) {
            WeightSearch.Result found =
                    WeightSearch.search(FeatureWeights.DISCOVERY, Collections.nCopies(100, hidden(feature, 100)));

            assertThat(found.weights().of(feature)).isPositive();
            assertThat(found.gains()).containsOnly(1.0);
        }
    }

    /**
     * A hundred users want content before co-purchase, nine places of three times the ratio each, the last of them out of reach; three hundred others need some
     * co-purchase, so it may not go.
     */
    @Test
    void aWeightThatEndsAtItsBoundIsTold() {
        float[][] ladder = new float[10][Feature.values().length];
        for (int place = 0; place < 9; place++) {
            ladder[place][Feature.CO_PURCHASE.place()] = (float) (0.9 * Math.pow(3, place + 1));
        }
        ladder[9][Feature.CONTENT.place()] = 1;
        float[][] needed = new float[2][Feature.values().length];
        needed[1][Feature.CO_PURCHASE.place()] = 1e-3f;
        List<FeatureMatrix> matrices =
                new ArrayList<>(Collections.nCopies(100, new FeatureMatrix(ladder, onlyTheLast(10), 1)));
        matrices.addAll(Collections.nCopies(300, new FeatureMatrix(needed, onlyTheLast(2), 1)));

        WeightSearch.Result found = WeightSearch.search(FeatureWeights.DISCOVERY, matrices);

        assertThat(found.atBound()).contains(Feature.CONTENT);
        assertThat(found.weights().of(Feature.CONTENT)).isEqualTo(64 * FeatureWeights.DISCOVERY.of(Feature.CONTENT));
        assertThat(found.weights().of(Feature.CO_PURCHASE)).isPositive();
    }

    private static boolean[] onlyTheLast(int products) {
        boolean[] hits = new boolean[products];
        hits[products - 1] = true;
        return hits;
    }

    /** One product that was bought, told by a feature, below ten that co-purchase tells more of. */
    private static FeatureMatrix hidden(Feature feature, float amount) {
        float[][] amounts = new float[11][Feature.values().length];
        for (int other = 0; other < 10; other++) {
            amounts[other][Feature.CO_PURCHASE.place()] = 1;
        }
        amounts[10][feature.place()] = amount;
        return new FeatureMatrix(amounts, onlyTheLast(11), 1);
    }
}
