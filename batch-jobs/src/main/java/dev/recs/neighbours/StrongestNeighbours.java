package dev.recs.neighbours;

import java.util.stream.IntStream;

/** Cuts a row of weights at its strongest entries: highest first, ties by number, nothing at or below zero. */
final class StrongestNeighbours {

    private final int max;

    StrongestNeighbours(int max) {
        this.max = max;
    }

    void keep(Neighbours neighbours, int product, double[] row) {
        int[] strongest = IntStream.range(0, row.length)
                .filter(other -> other != product && row[other] > 0)
                .boxed()
                .sorted((a, b) -> row[a] == row[b] ? Integer.compare(a, b) : Double.compare(row[b], row[a]))
                .limit(max)
                .mapToInt(Integer::intValue)
                .toArray();
        float[] weights = new float[strongest.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) row[strongest[i]];
        }
        neighbours.set(product, strongest, weights);
    }
}
