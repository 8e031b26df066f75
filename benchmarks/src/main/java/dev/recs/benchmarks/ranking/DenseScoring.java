package dev.recs.benchmarks.ranking;

import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.TopK;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** Exact: one {@code sgemm} of a chunk of profiles and the whole catalog, then the top of each row. */
final class DenseScoring implements AutoCloseable {

    private static final int CHUNK = 100;

    private final FloatPointer catalog;
    private final int products;
    private final int dimensions;
    private final FloatPointer scores;

    DenseScoring(float[] rows, int dimensions) {
        if (!OpenBlas.isAvailable()) {
            throw new IllegalStateException("no OpenBLAS for this machine: there is nothing to compare with");
        }
        this.catalog = new FloatPointer(rows);
        this.dimensions = dimensions;
        this.products = rows.length / dimensions;
        this.scores = new FloatPointer((long) CHUNK * products);
    }

    List<int[]> top(List<float[]> profiles, int size) {
        List<int[]> lists = new ArrayList<>();
        float[] row = new float[products];
        TopK topK = new TopK(size);
        try (FloatPointer left = new FloatPointer((long) CHUNK * dimensions)) {
            for (int from = 0; from < profiles.size(); from += CHUNK) {
                List<float[]> chunk = profiles.subList(from, Math.min(from + CHUNK, profiles.size()));
                multiply(chunk, left);
                for (int i = 0; i < chunk.size(); i++) {
                    scores.position((long) i * products).get(row);
                    for (int product = 0; product < products; product++) {
                        topK.offer(product, row[product]);
                    }
                    lists.add(topK.drain());
                }
                scores.position(0);
            }
        }
        return lists;
    }

    private void multiply(List<float[]> chunk, FloatPointer left) {
        for (int i = 0; i < chunk.size(); i++) {
            left.position((long) i * dimensions).put(chunk.get(i));
        }
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                chunk.size(),
                products,
                dimensions,
                1,
                left.position(0),
                dimensions,
                catalog,
                dimensions,
                0,
                scores.position(0),
                products);
    }

    @Override
    public void close() {
        catalog.close();
        scores.close();
    }
}
