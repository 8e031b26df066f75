package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import java.util.Arrays;

/**
 * Sums {@code A Q} over the users, {@code A = D^(-1/2) XᵀX D^(-1/2)}: each adds the outer product of the products that it bought and of what Q
 * says about them.
 *
 * <p>In fixed point, units of 2⁻³⁰. Holds a number a product and column of Q. No entry can pass what all users together add at most,
 * which is summed beside them and refused when it passes 2⁶³ units.
 */
final class GramTimes implements Trainer<GramTimes, float[]> {

    private static final double ONE = 1L << 30;

    private final Columns q;
    private final long[] sums;
    private final double[] scaled;
    private final double[] ofUser;
    private final long[] units;
    private long most;

    GramTimes(Columns q) {
        this.q = q;
        this.sums = new long[q.values.length];
        this.scaled = new double[q.places.root().length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = 1 / q.places.root()[i];
        }
        this.ofUser = new double[q.columns];
        this.units = new long[q.columns];
    }

    @Override
    public void add(UserHistory user) {
        int[] row = q.places.of(user);
        Arrays.fill(ofUser, 0);
        for (int i : row) {
            int place = i * q.columns;
            double scale = scaled[i];
            for (int c = 0; c < q.columns; c++) {
                ofUser[c] += scale * q.values[place + c]; // X D^(-1/2) Q
            }
        }
        long largest = 0;
        for (int c = 0; c < q.columns; c++) {
            units[c] = (long) Math.rint(ofUser[c] * ONE);
            largest = Math.max(largest, Math.abs(units[c]));
        }
        most = Math.addExact(most, largest);
        for (int i : row) {
            int place = i * q.columns;
            for (int c = 0; c < q.columns; c++) {
                sums[place + c] += units[c]; // Xᵀ of it
            }
        }
    }

    @Override
    public void merge(GramTimes other) {
        if (sums.length != other.sums.length) {
            throw new IllegalArgumentException(
                    "products of a matrix of %d entries cannot take in those of %d: expected one matrix"
                            .formatted(sums.length, other.sums.length));
        }
        most = Math.addExact(most, other.most);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
    }

    @Override
    public float[] solve() {
        float[] product = new float[sums.length];
        for (int i = 0; i < scaled.length; i++) {
            for (int c = 0; c < q.columns; c++) {
                int place = i * q.columns + c;
                product[place] = (float) (sums[place] / ONE * scaled[i]);
            }
        }
        return product;
    }

    /**
     * Q, row by row.
     *
     * @param places of the products among its rows
     */
    @SuppressWarnings("ArrayRecordComponent") // Private to this package, never compared.
    record Columns(HeadPlaces places, float[] values, int columns) {}
}
