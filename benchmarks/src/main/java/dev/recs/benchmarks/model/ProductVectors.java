package dev.recs.benchmarks.model;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Vectors of products without a model: those of a category lie together, those of a range of it closer, as those of texts do. */
final class ProductVectors {

    private static final float OF_RANGE = 0.8f;
    private static final float OF_TEXT = 0.5f;
    private static final int WORDS_BEFORE_RANGE = 2;

    private final EmbeddingSpace space;
    private final Map<String, float[]> centres = new HashMap<>();

    ProductVectors(int dimensions) {
        this.space = new EmbeddingSpace("generated", dimensions, 1);
    }

    List<Embedding> of(ProductIndex index) {
        return index.products().stream()
                .map(product -> of(product.name(), product))
                .toList();
    }

    /** Of another text about a product. */
    Embedding of(String text, Product product) {
        float[] values = gaussian(text);
        float[] category = centres.computeIfAbsent(product.category(), this::gaussian);
        String range = product.name().split(" ", WORDS_BEFORE_RANGE + 1)[WORDS_BEFORE_RANGE];
        float[] ofRange = centres.computeIfAbsent("range " + range, this::gaussian);
        for (int i = 0; i < values.length; i++) {
            values[i] = category[i] + OF_RANGE * ofRange[i] + OF_TEXT * values[i];
        }
        return Embedding.unit(space, values);
    }

    private float[] gaussian(String text) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(31L * text.hashCode() + 7);
        float[] values = new float[space.dimensions()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
