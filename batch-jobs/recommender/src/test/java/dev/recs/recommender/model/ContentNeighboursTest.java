package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All products share a word, so that all are alike. */
final class ContentNeighboursTest {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 8, 1);
    private static final int PRODUCTS = 500;

    private final SplittableRandom random = new SplittableRandom(5);
    private final TfIdf tfIdf = TfIdf.fit(
            IntStream.range(0, PRODUCTS).mapToObj("mug number%d"::formatted).toList());
    private final TextMatrix matrix = TextMatrix.build(
            IntStream.range(0, PRODUCTS).mapToObj(i -> vector()).toList());

    @Test
    void whatNobodyHasBoughtIsANeighbourOfMoreProductsThanThoseKeep() {
        Neighbours neighbours = neighbours(PRODUCTS - 1);

        int newest = PRODUCTS - 1;
        long reached = IntStream.range(0, newest)
                .filter(product -> ids(neighbours, product).contains(newest))
                .count();
        assertThat(reached).isEqualTo(newest);
        assertThat(neighbours.count(newest)).isEqualTo(ContentNeighbours.KEPT);
    }

    @Test
    void manyNewProductsPushNoSoldOneOut() {
        int sold = ContentNeighbours.KEPT + 20;
        Neighbours neighbours = neighbours(sold);

        for (int product = 0; product < sold; product++) {
            assertThat(ids(neighbours, product).stream().filter(other -> other < sold))
                    .hasSize(ContentNeighbours.KEPT);
        }
    }

    @Test
    void theStrongestComeFirstAndNoneTwice() {
        Neighbours neighbours = neighbours(PRODUCTS / 2);

        for (int product = 0; product < PRODUCTS; product++) {
            int row = product;
            assertThat(ids(neighbours, row)).doesNotHaveDuplicates().doesNotContain(row);
            assertThat(IntStream.range(0, neighbours.count(row)).mapToObj(rank -> neighbours.weight(row, rank)))
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        }
    }

    @Test
    void memoryIsBoundedHoweverManyAreNew() {
        assertThat(ContentNeighbours.reach(0)).isEqualTo(1_000);
        assertThat(ContentNeighbours.reach(4_000)).isEqualTo(1_000);
        assertThat(ContentNeighbours.reach(20_000)).isEqualTo(200);
        assertThat(ContentNeighbours.reach(1_000_000)).isEqualTo(ContentNeighbours.KEPT);
    }

    /** @param sold those with the lowest numbers */
    private Neighbours neighbours(int sold) {
        BitSet bits = new BitSet();
        bits.set(0, sold);
        return ContentNeighbours.find(matrix, tfIdf, ContentMix.DEFAULT, bits);
    }

    private static List<Integer> ids(Neighbours neighbours, int product) {
        return IntStream.range(0, neighbours.count(product))
                .map(rank -> neighbours.id(product, rank))
                .boxed()
                .toList();
    }

    private Embedding vector() {
        float[] values = new float[SPACE.dimensions()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.unit(SPACE, values);
    }
}
