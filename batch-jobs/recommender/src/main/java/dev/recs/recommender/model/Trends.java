package dev.recs.recommender.model;

import java.util.Arrays;

/**
 * Popularity and trend: how much the store buys of each product of late, at three speeds, and what is in season.
 *
 * <p>The speeds are on a logarithmic scale, {@code log(1 + count / mean)} of decayed counts of buyers a day: twice as many buyers of a
 * rare product say as much as of a common one. All by number of the product.
 *
 * @param now of the last days, at a speed that is configured
 * @param lately of the last months
 * @param longRun of the last years
 * @param recent the decayed count itself of the last days, for the popular lists
 * @param season see {@link Season}
 */
@SuppressWarnings("ArrayRecordComponent") // Large, shared, never compared.
public record Trends(float[] now, float[] lately, float[] longRun, float[] recent, float[] season) {

    void write(ModelWriter out) {
        out.floats(now);
        out.floats(lately);
        out.floats(longRun);
        out.floats(recent);
        out.floats(season);
    }

    static Trends read(ModelReader in) {
        return new Trends(in.floats(), in.floats(), in.floats(), in.floats(), in.floats());
    }

    /** Products beyond have sold nothing. */
    Trends extendedTo(int size) {
        return new Trends(
                Arrays.copyOf(now, size),
                Arrays.copyOf(lately, size),
                Arrays.copyOf(longRun, size),
                Arrays.copyOf(recent, size),
                Arrays.copyOf(season, size));
    }

    float mostRecent() {
        float most = 0;
        for (float count : recent) {
            most = Math.max(most, count);
        }
        return most;
    }

    @Override
    public String toString() {
        return "trends of " + Arrays.toString(new int[] {now.length}) + " products";
    }
}
