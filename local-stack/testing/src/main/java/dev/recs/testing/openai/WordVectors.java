package dev.recs.testing.openai;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Vectors that follow from the text alone; texts with words in common point in similar directions. */
final class WordVectors {

    private final Map<String, float[]> words = new ConcurrentHashMap<>();

    float[] of(String text, int dimensions) {
        double[] sum = new double[dimensions];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            float[] direction = words.computeIfAbsent(dimensions + " " + word, _ -> direction(word, dimensions));
            for (int i = 0; i < dimensions; i++) {
                sum[i] += direction[i];
            }
        }
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) (sum[i] / Math.sqrt(squares));
        }
        return vector;
    }

    private static float[] direction(String word, int dimensions) {
        Random random = new Random(word.hashCode());
        float[] direction = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            direction[i] = (float) random.nextGaussian();
        }
        return direction;
    }
}
