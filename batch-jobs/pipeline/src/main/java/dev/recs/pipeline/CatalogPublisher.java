package dev.recs.pipeline;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Neighbour;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.Product;
import dev.recs.model.mongo.ProductNeighboursDocument;
import dev.recs.recommender.lists.ListParameters;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.lists.PopularListMaker;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.rules.ActiveRules;
import dev.recs.stores.catalog.CatalogStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What serving needs of the catalog model: popular lists and the neighbours of each product. */
public final class CatalogPublisher {

    private static final int POPULAR = 200;
    private static final int NEIGHBOURS = 50;

    private final CatalogStore store;

    public CatalogPublisher(CatalogStore store) {
        this.store = store;
    }

    /** One list over all products, which also names what the rules hide and what lists are ranked by, and one a category. */
    public void savePopular(CatalogModel model, ListSettings settings, Instant asOf) {
        ActiveRules rules = settings.rules().at(asOf, model.index());
        PopularListMaker lists = new PopularListMaker(model, rules);
        Stream<String> categories = Stream.concat(
                Stream.of(""),
                model.index().products().stream().map(Product::category).distinct());
        store.savePopular(categories
                .distinct()
                .map(category -> category.isEmpty()
                        ? new PopularList(
                                category,
                                asOf,
                                lists.popular(category, POPULAR),
                                hidden(model, rules),
                                ListParameters.describe(settings, model, asOf))
                        : new PopularList(category, asOf, lists.popular(category, POPULAR)))
                .toList());
    }

    /** @param rules which products must not be shown as anybody's neighbour */
    public void saveNeighbours(CatalogModel model, ActiveRules rules) {
        String version = model.asOf().toString();
        List<ProductNeighboursDocument> documents = new ArrayList<>();
        for (int product = 0; product < model.index().size(); product++) {
            documents.add(new ProductNeighboursDocument(
                    model.index().idOf(product),
                    version,
                    topK(model, model.coPurchase(), product, rules),
                    topK(model, model.similar(), product, rules)));
        }
        store.saveNeighbours(documents);
    }

    private static List<ProductId> hidden(CatalogModel model, ActiveRules rules) {
        return IntStream.range(0, model.index().size())
                .filter(rules::hide)
                .mapToObj(model.index()::idOf)
                .toList();
    }

    private static List<Neighbour> topK(CatalogModel model, Neighbours neighbours, int product, ActiveRules rules) {
        List<Neighbour> nearest = new ArrayList<>();
        int count = neighbours.count(product);
        for (int rank = 0;
                rank < count && nearest.size() < NEIGHBOURS && neighbours.weight(product, rank) > 0;
                rank++) {
            int other = neighbours.id(product, rank);
            if (!rules.hide(other)) {
                nearest.add(new Neighbour(model.index().idOf(other), neighbours.weight(product, rank)));
            }
        }
        return nearest;
    }
}
