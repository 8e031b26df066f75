package dev.recs.benchmarks.refresh;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;

/** All products with their vectors, in the same order. */
record VectorCatalog(List<String> ids, List<float[]> vectors) {

    VectorCatalog {
        ids = List.copyOf(ids);
        vectors = List.copyOf(vectors);
    }

    /** Reads the whole of {@code product_embeddings}. */
    static VectorCatalog read(MongoDatabase database) {
        List<String> ids = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        for (Document product : database.getCollection(MongoCollections.PRODUCT_EMBEDDINGS)
                .find()
                .projection(Projections.include("embedding"))) {
            ids.add(product.getString("_id"));
            vectors.add(VectorFormat.read(Objects.requireNonNull(product.get("embedding"))));
        }
        return new VectorCatalog(ids, vectors);
    }

    /** Compares every product; the best first. */
    List<String> nearest(float[] vector, int size) {
        double[] cosines =
                vectors.stream().mapToDouble(product -> dot(product, vector)).toArray();
        return IntStream.range(0, cosines.length)
                .boxed()
                .sorted(Comparator.comparingDouble(product -> -cosines[product]))
                .limit(size)
                .map(ids::get)
                .toList();
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}
