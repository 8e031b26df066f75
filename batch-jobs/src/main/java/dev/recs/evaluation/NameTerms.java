package dev.recs.evaluation;

import dev.recs.catalog.ProductIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** TF-IDF of the words of the products' names, rows of unit length: what a search engine without a model would know. */
final class NameTerms {

    private final List<Map<String, Double>> rows;

    private NameTerms(List<Map<String, Double>> rows) {
        this.rows = rows;
    }

    static NameTerms of(ProductIndex index) {
        List<Map<String, Double>> rows = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (int product = 0; product < index.size(); product++) {
            Map<String, Double> counts = new HashMap<>();
            for (String word :
                    index.product(product).name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
                if (!word.isEmpty()) {
                    counts.merge(word, 1.0, Double::sum);
                }
            }
            counts.keySet().forEach(word -> names.merge(word, 1, Integer::sum));
            rows.add(counts);
        }
        for (Map<String, Double> row : rows) {
            row.replaceAll((word, count) ->
                    count * (1 + Math.log((1.0 + rows.size()) / (1.0 + names.getOrDefault(word, 0)))));
            double length = Math.sqrt(
                    row.values().stream().mapToDouble(weight -> weight * weight).sum());
            row.replaceAll((word, weight) -> weight / length);
        }
        return new NameTerms(rows);
    }

    /** Cosine of the mean of some products and each of others, up to a common factor. */
    void score(int[] products, BitSet others, double[] scores) {
        Map<String, Double> profile = new HashMap<>();
        for (int product : products) {
            rows.get(product).forEach((word, weight) -> profile.merge(word, weight, Double::sum));
        }
        others.stream()
                .forEach(other -> rows.get(other)
                        .forEach((word, weight) -> scores[other] += weight * profile.getOrDefault(word, 0.0)));
    }
}
