package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TopKTest {

    @Test
    void theLargestComeFirstAndTiesByNumber() {
        TopK topK = new TopK(3);
        double[] values = {1, 5, 3, 5, -2};
        for (int number = values.length - 1; number >= 0; number--) {
            topK.offer(number, values[number]);
        }

        assertThat(topK.smallest()).isEqualTo(3);
        assertThat(topK.drain()).containsExactly(1, 3, 2);
        assertThat(topK.size()).isZero();
    }

    @Test
    void whatIsNotFiniteIsNotKept() {
        TopK topK = new TopK(4);
        double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1};
        for (int number = 0; number < values.length; number++) {
            topK.offer(number, values[number]);
        }

        assertThat(topK.drain()).containsExactly(3);
    }

    @Test
    void itKeepsTheHeadOfTheSortedList() {
        SplittableRandom random = new SplittableRandom(1);
        for (int max = 0; max <= 60; max += 5) {
            double[] values =
                    IntStream.range(0, 50).mapToDouble(i -> random.nextInt(20)).toArray();
            List<Integer> expected = IntStream.range(0, 50)
                    .boxed()
                    .filter(i -> values[i] != 0)
                    .sorted(Comparator.comparingDouble((Integer i) -> -values[i])
                            .thenComparing(i -> i))
                    .limit(max)
                    .toList();

            assertThat(TopK.largest(values, max))
                    .containsExactly(expected.stream().mapToInt(i -> i).toArray());
        }
    }
}
