package dev.recs.recommender.model;

/**
 * How the likeness of two texts is made of that of their vectors and that of their words: {@code ofVectors · max(0, cosine)³ + ofWords ·
 * words^sharpness}.
 *
 * <p>A model of language knows that a mug is like a cup; the words know brands, ranges and made-up names. Which of both predicts what is
 * bought differs from store to store, see {@link ContentMixFit}.
 *
 * @param ofVectors share of the cosine of the centred vectors
 * @param ofWords share of the cosine of the TF-IDF of the names; both add up to 1, or to 0
 * @param sharpness at least 1; more says less about what shares a common word only
 */
record ContentMix(float ofVectors, float ofWords, float sharpness) {

    static final ContentMix DEFAULT = new ContentMix(0.2f, 0.8f, 2);

    /** Nothing is like anything: of texts that do not tell what is bought. */
    static final ContentMix NONE = new ContentMix(0, 0, 1);

    /** @return in [0, 1] */
    double similarity(double cosine, double wordSimilarity) {
        return ofVectors * TextMatrix.sharpened(cosine) + ofWords * sharpened(Math.min(1, wordSimilarity));
    }

    private double sharpened(double wordSimilarity) {
        if (wordSimilarity == 0 || sharpness == 1) {
            return wordSimilarity;
        }
        return sharpness == 2 ? wordSimilarity * wordSimilarity : Math.pow(wordSimilarity, sharpness);
    }

    void write(ModelWriter out) {
        out.floats(new float[] {ofVectors, ofWords, sharpness});
    }

    static ContentMix read(ModelReader in) {
        float[] parts = in.floats();
        return new ContentMix(parts[0], parts[1], parts[2]);
    }
}
