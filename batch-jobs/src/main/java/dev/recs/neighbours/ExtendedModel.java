package dev.recs.neighbours;

import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.catalog.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model with products that came after it was learnt: known by their text alone, so they have similar products and are similar to
 * others, but nobody has bought them together with anything.
 *
 * <p>Costs one row of similarities for each new product. The new ones have the highest numbers, whatever their ids, so among equal
 * scores they come last until the next model is learnt.
 */
final class ExtendedModel {

    private final CatalogModel learnt;
    private final TextMatrix texts;
    private final int learntSize;
    private final int size;

    private ExtendedModel(CatalogModel learnt, TextMatrix texts) {
        this.learnt = learnt;
        this.texts = texts;
        this.learntSize = learnt.index().size();
        this.size = texts.size();
    }

    /** @param embeddings of the products, of the model's space */
    static CatalogModel of(CatalogModel learnt, List<Product> products, List<Embedding> embeddings, int similar) {
        List<Product> all = new ArrayList<>(learnt.index().products());
        all.addAll(products);
        TextMatrix texts = learnt.texts().with(embeddings);
        ExtendedModel extended = new ExtendedModel(learnt, texts);
        return new CatalogModel(
                learnt.asOf(),
                new ProductIndex(all),
                texts,
                new CatalogModel.Tables(
                        learnt.boughtTogether().extendedTo(texts.size()),
                        extended.similar(similar),
                        Arrays.copyOf(learnt.trends(), texts.size())));
    }

    private Neighbours similar(int max) {
        Neighbours similar = learnt.similar().extendedTo(size);
        StrongestNeighbours strongest = new StrongestNeighbours(max);
        for (int product = learntSize; product < size; product++) {
            double[] row = texts.similaritiesOf(product);
            strongest.keep(similar, product, row);
            for (int other = 0; other < learntSize; other++) {
                if (row[other] > 0) {
                    similar.insert(other, product, (float) row[other], max);
                }
            }
        }
        return similar;
    }
}
