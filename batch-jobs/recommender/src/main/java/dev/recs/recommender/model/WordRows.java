package dev.recs.recommender.model;

/** The rows of a {@link TfIdf} one after the other, so that a row is one or two lines of the processor's cache and not four. */
final class WordRows {

    private final int[] begins;
    /** Word and bits of its weight in turn, words ascending. */
    private final int[] entries;

    /** @param terms of each row, ascending; {@code weights} of these */
    WordRows(int[][] terms, float[][] weights) {
        this.begins = new int[terms.length + 1];
        for (int row = 0; row < terms.length; row++) {
            begins[row + 1] = begins[row] + 2 * terms[row].length;
        }
        this.entries = new int[begins[terms.length]];
        for (int row = 0; row < terms.length; row++) {
            for (int i = 0; i < terms[row].length; i++) {
                entries[begins[row] + 2 * i] = terms[row][i];
                entries[begins[row] + 2 * i + 1] = Float.floatToRawIntBits(weights[row][i]);
            }
        }
    }

    /** The cosine of two rows; 0 where they share no word. */
    float cosine(int row, int other) {
        int i = begins[row];
        int j = begins[other];
        float sum = 0;
        while (i < begins[row + 1] && j < begins[other + 1]) {
            int difference = entries[i] - entries[j];
            if (difference == 0) {
                sum += Float.intBitsToFloat(entries[i + 1]) * Float.intBitsToFloat(entries[j + 1]);
            }
            i += difference <= 0 ? 2 : 0;
            j += difference >= 0 ? 2 : 0;
        }
        return sum;
    }
}
