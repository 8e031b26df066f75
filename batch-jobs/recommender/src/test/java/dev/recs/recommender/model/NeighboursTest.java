package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NeighboursTest {

    @Test
    void theLargestAmountsAreKeptWhateverTheirSignAndOrderedByWeight() {
        Neighbours neighbours = new Neighbours(1);

        neighbours.keepTopK(0, new double[] {0.5, -3, 0, 1, 2}, 3);

        assertThat(text(neighbours, 0)).isEqualTo("4=2.0 3=1.0 1=-3.0 ");
    }

    @Test
    void aTransposedNeighbourIsTheOtherWayRound() {
        Neighbours neighbours = new Neighbours(3);
        neighbours.set(0, new int[] {2, 1}, new float[] {0.9f, 0.5f});
        neighbours.set(1, new int[] {2}, new float[] {0.4f});
        neighbours.set(2, new int[] {}, new float[] {});

        Neighbours transposed = neighbours.transposed();

        assertThat(text(transposed, 0)).isEmpty();
        assertThat(text(transposed, 1)).isEqualTo("0=0.5 ");
        assertThat(text(transposed, 2)).isEqualTo("0=0.9 1=0.4 ");
    }

    @Test
    void anInsertedNeighbourLiesBehindThoseOfEqualStrength() {
        Neighbours neighbours = Neighbours.row(new int[] {5, 6, 7}, new float[] {3, 2, 1});

        neighbours.insert(0, 8, 2);

        assertThat(text(neighbours, 0)).isEqualTo("5=3.0 6=2.0 8=2.0 7=1.0 ");
    }

    private static String text(Neighbours neighbours, int product) {
        StringBuilder text = new StringBuilder();
        for (int rank = 0; rank < neighbours.count(product); rank++) {
            text.append(neighbours.id(product, rank))
                    .append('=')
                    .append((float) neighbours.weight(product, rank))
                    .append(' ');
        }
        return text.toString();
    }
}
