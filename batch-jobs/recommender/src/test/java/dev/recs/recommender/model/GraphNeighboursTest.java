package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.Misconfigured;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the graph finds is held against the comparison of all pairs. */
final class GraphNeighboursTest {

    private static final int PRODUCTS = 1_600;
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 48, 1);
    private static final ContentMix MIX = new ContentMix(0.5f, 0.5f, 2);

    private final List<String> names = new ArrayList<>();
    private final TextMatrix matrix;
    private final TfIdf tfIdf;

    /** Forty groups, in each of which some names share a word. */
    GraphNeighboursTest() {
        Random random = new Random(3);
        float[][] centres = new float[40][];
        for (int group = 0; group < centres.length; group++) {
            centres[group] = gaussian(random);
        }
        List<Embedding> embeddings = new ArrayList<>();
        for (int product = 0; product < PRODUCTS; product++) {
            float[] vector = gaussian(random);
            for (int i = 0; i < vector.length; i++) {
                vector[i] = centres[product % 40][i] + 0.7f * vector[i];
            }
            embeddings.add(Embedding.unit(SPACE, vector));
            names.add("thing%d range%d no%d".formatted(product % 40, random.nextInt(300), product));
        }
        this.matrix = TextMatrix.build(embeddings);
        this.tfIdf = TfIdf.fit(names);
    }

    @Test
    void nineteenOfTwentyNeighboursAreThoseOfTheComparisonOfAllPairsAndTheirWeightsToo() {
        BitSet sold = all();
        Neighbours exact = ContentNeighbours.find(matrix, tfIdf, MIX, sold);
        Neighbours found = new GraphNeighbours(matrix, tfIdf, MIX).find(sold);

        assertThat(recall(exact, found)).isGreaterThan(0.95);
        assertThat(found.id(7, 0)).isEqualTo(exact.id(7, 0));
        assertThat(found.weight(7, 0)).isCloseTo(exact.weight(7, 0), org.assertj.core.data.Offset.offset(1e-5));
    }

    @Test
    void whatNobodyBoughtIsANeighbourOfTheSoldProductsMostLikeIt() {
        BitSet sold = all();
        sold.clear(PRODUCTS - 50, PRODUCTS);
        Neighbours exact = ContentNeighbours.find(matrix, tfIdf, MIX, sold);
        Neighbours found = new GraphNeighbours(matrix, tfIdf, MIX).find(sold);

        assertThat(recall(exact, found)).isGreaterThan(0.9);
        for (int product = 0; product < PRODUCTS; product++) {
            for (int rank = 0; product >= PRODUCTS - 50 && rank < found.count(product); rank++) {
                assertThat(found.id(product, rank)).isLessThan(PRODUCTS - 50);
            }
        }
    }

    @Test
    void theSameTextsGiveTheSameNeighbours() {
        assertThat(bytes(new GraphNeighbours(matrix, tfIdf, MIX).find(all())))
                .isEqualTo(bytes(new GraphNeighbours(matrix, tfIdf, MIX).find(all())));
    }

    @Test
    void textsThatSayNothingHaveNoNeighbours() {
        Neighbours none = new GraphNeighbours(matrix, tfIdf, ContentMix.NONE).find(all());

        for (int product = 0; product < PRODUCTS; product++) {
            assertThat(none.count(product)).isZero();
        }
    }

    @Test
    void aCatalogTooLargeIsRefusedWithTheFigure() {
        assertThatThrownBy(() -> CatalogLimit.requireTrainable(6_000_000, 384))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith(
                        "the catalog has 6,000,000 products with vectors of 384 dimensions: expected at most 5,592,405; ");
        assertThatThrownBy(() -> CatalogLimit.requireTrainable(5_592_405, 384))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("for which a training needs 33,450 MiB of heap at the very least: there are ")
                .hasMessageEndingWith("set a larger -Xmx");
    }

    /** A little less than was seen to be too little for 200,000 products is refused, what was seen to be enough is not. */
    @Test
    void theHeapThatACatalogNeedsIsNotItsVectorsAlone() {
        long heap = Runtime.getRuntime().maxMemory();
        assertThatThrownBy(() -> CatalogLimit.requireTrainable((int) (heap / 6_000), 384))
                .isInstanceOf(Misconfigured.class);
        CatalogLimit.requireTrainable((int) (heap / 8_000), 384);
    }

    private static double recall(Neighbours exact, Neighbours found) {
        long all = 0;
        long hits = 0;
        for (int product = 0; product < PRODUCTS; product++) {
            BitSet ids = new BitSet();
            for (int rank = 0; rank < found.count(product); rank++) {
                ids.set(found.id(product, rank));
            }
            for (int rank = 0; rank < exact.count(product); rank++) {
                all++;
                hits += ids.get(exact.id(product, rank)) ? 1 : 0;
            }
        }
        return (double) hits / all;
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, PRODUCTS);
        return all;
    }

    private static float[] gaussian(Random random) {
        float[] values = new float[SPACE.dimensions()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static byte[] bytes(Neighbours neighbours) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelWriter out = new ModelWriter(bytes);
        neighbours.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
