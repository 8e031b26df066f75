package dev.recs.benchmarks.ranking;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Vectors of texts, without a model: the same text, the same vector; texts of one group lie together. */
final class GeneratedVectors {

    static final int DIMENSIONS = 384;
    static final EmbeddingSpace SPACE = new EmbeddingSpace("generated", DIMENSIONS, 1);

    /** Two texts of a group have a cosine of about 0.6, as of two kinds of mug. */
    private static final float SPREAD = 0.8f;

    private GeneratedVectors() {}

    static Embedding of(String group, String text) {
        float[] centre = gaussian(group.hashCode());
        float[] own = gaussian(31L * text.hashCode() + 7);
        for (int i = 0; i < DIMENSIONS; i++) {
            own[i] = centre[i] + SPREAD * own[i];
        }
        return Embedding.unit(SPACE, own);
    }

    private static float[] gaussian(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] values = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
