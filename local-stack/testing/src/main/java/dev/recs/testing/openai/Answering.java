package dev.recs.testing.openai;

/**
 * The form of a good answer.
 *
 * @param dimensions 0 for those that were asked for
 * @param spoilt what comes instead of the vector of a text that the server cannot take
 */
record Answering(boolean usage, boolean model, boolean index, boolean base64, int dimensions, Spoilt spoilt) {

    static final Answering DOCUMENTED = new Answering(true, true, true, true, 0, Spoilt.NONE);

    Answering withoutUsage() {
        return new Answering(false, model, index, base64, dimensions, spoilt);
    }

    Answering withoutModel() {
        return new Answering(usage, false, index, base64, dimensions, spoilt);
    }

    Answering withoutIndex() {
        return new Answering(usage, model, false, base64, dimensions, spoilt);
    }

    Answering floatsOnly() {
        return new Answering(usage, model, index, false, dimensions, spoilt);
    }

    Answering ofDimensions(int others) {
        return new Answering(usage, model, index, base64, others, spoilt);
    }

    Answering spoiling(Spoilt kind) {
        return new Answering(usage, model, index, false, dimensions, kind);
    }

    /** What a vector may be that is none. */
    enum Spoilt {
        NONE,
        ZEROS,
        NULLS,
        NO_VECTOR,
        ALL_ZEROS
    }
}
