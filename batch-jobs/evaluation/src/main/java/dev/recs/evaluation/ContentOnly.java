package dev.recs.evaluation;

import dev.recs.recommender.model.ContentModel;

/** The mean of the vectors of what a user has, against those of all products: cosine of the centred vectors. */
final class ContentOnly {

    private ContentOnly() {}

    static Method train(Split split, Owned owned, ContentModel content) {
        int dimensions = content.matrix().dimensions();
        float[] rows = content.matrix().toArray();
        return new ScoredMethod("content only", split, (scores, user) -> {
            float[] profile = new float[dimensions];
            for (int product : owned.products(user)) {
                for (int i = 0; i < dimensions; i++) {
                    profile[i] += rows[product * dimensions + i];
                }
            }
            score(rows, profile, scores);
        });
    }

    static void score(float[] rows, float[] profile, double[] scores) {
        for (int product = 0; product < scores.length; product++) {
            int at = product * profile.length;
            float a = 0;
            float b = 0;
            for (int i = 0; i + 1 < profile.length; i += 2) {
                a += rows[at + i] * profile[i];
                b += rows[at + i + 1] * profile[i + 1];
            }
            scores[product] = a + b;
        }
    }
}
