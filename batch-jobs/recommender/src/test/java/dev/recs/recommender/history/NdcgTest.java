package dev.recs.recommender.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NdcgTest {

    private final Ndcg ndcg = new Ndcg(3);

    /** Discounts by log2(rank + 1): 1, 1/1.58496 = 0.63093, 1/2. */
    @Test
    void theGainIsThatOnPaper() {
        assertThat(of(3, 1, 1)).isCloseTo(0.63093, within(1e-5));
        assertThat(of(3, 2, 2)).isCloseTo(0.5 / (1 + 0.63093), within(1e-5));
        assertThat(of(3, 2, 0, 2)).isCloseTo((1 + 0.5) / (1 + 0.63093), within(1e-5));
        assertThat(of(3, 4, 0, 1)).isCloseTo((1 + 0.63093) / (1 + 0.63093 + 0.5), within(1e-5));
    }

    @Test
    void allRelevantFirstIsOneAndNoneIsZero() {
        assertThat(of(3, 1, 0)).isEqualTo(1);
        assertThat(of(3, 3, 0, 1, 2)).isEqualTo(1);
        assertThat(of(3, 9, 0, 1, 2)).isEqualTo(1);
        assertThat(of(3, 2)).isZero();
        assertThat(of(0, 2)).isZero();
    }

    @Test
    void placesBeyondTheListOrBeyondKDoNotCount() {
        assertThat(of(2, 1, 2)).isZero();
        assertThat(of(9, 1, 3)).isZero();
    }

    @Test
    void aRelevantProductThatMovesUpRaisesIt() {
        SplittableRandom random = new SplittableRandom(1);
        Ndcg ten = new Ndcg(10);
        for (int i = 0; i < 200; i++) {
            BitSet hits = BitSet.valueOf(new long[] {random.nextInt(1 << 10)});
            int place = 1 + random.nextInt(9);
            hits.set(place);
            hits.clear(place - 1);
            double before = ten.compute(10, hits::get, 10);
            hits.clear(place);
            hits.set(place - 1);

            assertThat(ten.compute(10, hits::get, 10)).isGreaterThan(before).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aListWithoutPlacesIsRefused() {
        assertThatThrownBy(() -> new Ndcg(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k 0: expected at least 1 place of the list");
    }

    private double of(int length, int relevant, int... hits) {
        BitSet places = new BitSet();
        for (int hit : hits) {
            places.set(hit);
        }
        return ndcg.compute(length, places::get, relevant);
    }
}
