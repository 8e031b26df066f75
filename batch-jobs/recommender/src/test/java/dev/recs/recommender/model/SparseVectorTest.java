package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SparseVectorTest {

    @Test
    void aColumnIsThereOnceHoweverOftenItIsSetAndGoneWhenCleared() {
        SparseVector row = new SparseVector(100);
        row.set(7, 3);
        row.set(7, 0);
        row.add(7, 2);
        row.add(50, -1);

        assertThat(row.count()).isEqualTo(2);
        assertThat(row.get(7)).isEqualTo(2);
        assertThat(row.largest(5)).containsExactly(7, 50);
        assertThat(row.largestAmounts(1)).containsExactly(7);

        row.clear();
        assertThat(row.count()).isZero();
        assertThat(row.get(7)).isZero();
    }

    /** Equal values are many, so that ties count too. */
    @Test
    void theTopKIsThatOfTheWholeRowInWhateverOrderItWasSet() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            double[] dense = new double[300];
            SparseVector sparse = new SparseVector(dense.length);
            for (int i = 0; i < random.nextInt(400); i++) {
                int column = random.nextInt(dense.length);
                dense[column] = random.nextInt(9) - 4;
                sparse.set(column, dense[column]);
            }
            int max = random.nextInt(60);
            Neighbours expected = new Neighbours(1);
            expected.keepTopK(0, dense, max);
            Neighbours found = new Neighbours(1);
            found.keepTopK(0, sparse, max);

            assertThat(sparse.largest(max)).isEqualTo(TopK.largest(dense, max));
            assertThat(bytes(found)).isEqualTo(bytes(expected));
        }
    }

    private static byte[] bytes(Neighbours neighbours) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelWriter out = new ModelWriter(bytes);
        neighbours.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
