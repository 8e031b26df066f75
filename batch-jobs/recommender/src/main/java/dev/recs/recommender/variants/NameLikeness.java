package dev.recs.recommender.variants;

import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two names share enough to be called alike: at least {@value #SHARED} of the weight of the shorter one's words, where a word counts
 * {@code log(1 + products / products with it)} and sizes, colours and counts ("set of 3") do not count at all.
 */
public final class NameLikeness {

    private static final double SHARED = 0.4;

    private final ProductIndex index;
    private final Map<String, Integer> frequencies = new HashMap<>();

    private NameLikeness(ProductIndex index) {
        this.index = index;
    }

    public static NameLikeness of(ProductIndex index) {
        NameLikeness likeness = new NameLikeness(index);
        for (Product product : index.products()) {
            words(product.name()).forEach(word -> likeness.frequencies.merge(word, 1, Integer::sum));
        }
        return likeness;
    }

    /** Products by number. */
    public boolean areAlike(int one, int other) {
        Set<String> first = words(index.product(one).name());
        Set<String> second = words(index.product(other).name());
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        double shared = weight(both);
        return shared > 0 && shared >= SHARED * Math.min(weight(first), weight(second));
    }

    private double weight(Set<String> words) {
        return words.stream()
                .sorted()
                .mapToDouble(word -> Math.log1p((double) index.size() / frequencies.getOrDefault(word, 1)))
                .sum();
    }

    private static Set<String> words(String name) {
        List<String> words = VariantWords.split(name);
        Set<String> content = new HashSet<>();
        for (String word : words) {
            if (!VariantWords.isColourOrSize(word) && !VariantWords.isMeasure(word) && !VariantWords.isCount(word)) {
                content.add(word);
            }
        }
        return content;
    }
}
