package dev.recs.recommender.model;

/**
 * How the likeness of two texts is made of that of their vectors and that of their words: {@code ofVectors · max(0, cosine)³ + ofWords ·
 * words^sharpness}.
 *
 * <p>A model of language knows that a mug is like a cup; the words know brands, ranges and made-up names. Which of both foretells what is
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
    double of(double cosine, double words) {
        return ofVectors * TextMatrix.sharpened(cosine) + ofWords * sharpened(Math.min(1, words));
    }

    private double sharpened(double words) {
        if (words == 0 || sharpness == 1) {
            return words;
        }
        return sharpness == 2 ? words * words : Math.pow(words, sharpness);
    }

    void write(ModelWriter out) {
        out.floats(new float[] {ofVectors, ofWords, sharpness});
    }

    static ContentMix read(ModelReader in) {
        float[] parts = in.floats();
        return new ContentMix(parts[0], parts[1], parts[2]);
    }
}
