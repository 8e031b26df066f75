package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextMatrixTest {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("random", 96, 1);
    private static final int ROWS = 1_237;
    private static final int MAX = 100;

    private final SplittableRandom random = new SplittableRandom(7);
    private final TextMatrix matrix = TextMatrix.build(rows());

    @Test
    void aVectorHasTheSameNeighboursAloneAndAmongOthers() {
        List<Embedding> vectors = random(53);
        List<String> alone = vectors.stream()
                .map(vector -> text(matrix.nearest(List.of(vector), MAX).getFirst()))
                .toList();
        assertThat(matrix.nearest(vectors, MAX).stream().map(TextMatrixTest::text))
                .isEqualTo(alone);
        assertThat(matrix.nearest(vectors.reversed(), MAX).stream().map(TextMatrixTest::text))
                .isEqualTo(alone.reversed());
    }

    @Test
    void theNearestAreThoseOfLargestProductInJava() {
        Embedding vector = random(1).getFirst();
        float[] centred = matrix.centred(vector);
        List<Integer> expected = IntStream.range(0, ROWS)
                .boxed()
                .filter(row -> matrix.dot(centred, row) > 0)
                .sorted(Comparator.comparingDouble((Integer row) -> -matrix.dot(centred, row))
                        .thenComparing(row -> row))
                .limit(MAX)
                .toList();
        Neighbours nearest = matrix.nearest(List.of(vector), MAX).getFirst();
        assertThat(IntStream.range(0, nearest.count(0)).map(rank -> nearest.id(0, rank)))
                .containsExactlyElementsOf(expected);
        assertThat(nearest.weight(0, 0))
                .isEqualTo((float) TextMatrix.sharpened(matrix.dot(centred, expected.getFirst())));
    }

    @Test
    void aProductWithoutAVectorIsNearNothingAndDoesNotMoveTheOthers() {
        List<Embedding> rows = random(20);
        List<Embedding> withGaps = new ArrayList<>(rows);
        withGaps.add(3, Embedding.missing(SPACE));
        withGaps.add(Embedding.missing(SPACE));
        TextMatrix gaps = TextMatrix.build(withGaps);
        Embedding vector = random(1).getFirst();
        Neighbours expected =
                TextMatrix.build(rows).nearest(List.of(vector), MAX).getFirst();
        Neighbours found = gaps.nearest(List.of(vector), MAX).getFirst();
        assertThat(IntStream.range(0, found.count(0)).map(rank -> found.id(0, rank)))
                .containsExactlyElementsOf(IntStream.range(0, expected.count(0))
                        .map(rank -> expected.id(0, rank))
                        .map(row -> row < 3 ? row : row + 1)
                        .boxed()
                        .toList());
        assertThat(gaps.cosinesOf(3)).containsOnly(0);
        assertThat(gaps.missing()).isEqualTo(2);
        assertThat(gaps.with(List.of(Embedding.missing(SPACE), vector)).missing())
                .isEqualTo(3);
    }

    @Test
    void aCatalogWithoutAnyVectorKnowsItsSpaceAndHasNoneNear() {
        TextMatrix none = TextMatrix.build(List.of(Embedding.missing(SPACE), Embedding.missing(SPACE)));
        assertThat(none.isOf(SPACE)).isTrue();
        assertThat(none.isOf(new EmbeddingSpace("other", 96, 1))).isFalse();
        assertThat(none.size()).isEqualTo(2);
        assertThat(none.nearest(random(1), MAX).getFirst().count(0)).isZero();
    }

    @Test
    void anEmptyCatalogHasNoneNear() {
        assertThat(TextMatrix.build(List.of())
                        .nearest(random(1), MAX)
                        .getFirst()
                        .count(0))
                .isZero();
    }

    /** Every third a copy of the one before, so that there are ties. */
    private List<Embedding> rows() {
        List<Embedding> rows = random(ROWS);
        for (int row = 2; row < ROWS; row += 3) {
            rows.set(row, rows.get(row - 1));
        }
        return rows;
    }

    private List<Embedding> random(int count) {
        List<Embedding> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[SPACE.dimensions()];
            for (int dimension = 0; dimension < values.length; dimension++) {
                values[dimension] = (float) random.nextGaussian();
            }
            vectors.add(Embedding.unit(SPACE, values));
        }
        return vectors;
    }

    private static String text(Neighbours row) {
        StringBuilder text = new StringBuilder();
        for (int rank = 0; rank < row.count(0); rank++) {
            text.append(row.id(0, rank)).append('=').append(row.weight(0, rank)).append(' ');
        }
        return text.toString();
    }
}
