package dev.recs.publication;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.recs.lists.PopularListMaker;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Neighbour;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.Product;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.PopularListDocument;
import dev.recs.model.mongo.ProductNeighboursDocument;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Neighbours;
import dev.recs.rules.ActiveRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/** What serving needs of the catalog model: popular lists and the neighbours of each product. */
public final class MongoCatalog {

    private static final int POPULAR = 200;
    private static final int NEIGHBOURS = 50;
    /** Some 700 kB: what waits behind such a write, an order for one, does not wait long. */
    private static final int BATCH = 100;

    private final MongoCollection<Document> popular;
    private final MongoCollection<Document> neighbours;

    public MongoCatalog(MongoDatabase database) {
        this.popular = database.getCollection(MongoCollections.POPULAR_PRODUCTS);
        this.neighbours = database.getCollection(MongoCollections.PRODUCT_NEIGHBOURS);
    }

    /** One list over all products, which also names what the rules hide, and one a category. */
    public void savePopular(CatalogModel model, ActiveRules rules, Instant asOf) {
        PopularListMaker lists = new PopularListMaker(model, rules);
        Stream<String> categories = Stream.concat(
                Stream.of(""),
                model.index().products().stream().map(Product::category).distinct());
        write(
                popular,
                categories
                        .distinct()
                        .map(category -> PopularListDocument.of(new PopularList(
                                category,
                                asOf,
                                lists.popular(category, POPULAR),
                                category.isEmpty() ? hidden(model, rules) : List.of())))
                        .toList());
    }

    /** @param rules which products must not be shown as anybody's neighbour */
    public void saveNeighbours(CatalogModel model, ActiveRules rules) {
        String version = model.asOf().toString();
        List<Document> documents = new ArrayList<>();
        for (int product = 0; product < model.index().size(); product++) {
            documents.add(new ProductNeighboursDocument(
                            model.index().idOf(product),
                            version,
                            strongest(model, model.boughtTogether(), product, rules),
                            strongest(model, model.similar(), product, rules))
                    .toDocument());
        }
        write(neighbours, documents);
    }

    private static List<ProductId> hidden(CatalogModel model, ActiveRules rules) {
        return IntStream.range(0, model.index().size())
                .filter(rules::hide)
                .mapToObj(model.index()::idOf)
                .toList();
    }

    private static List<Neighbour> strongest(
            CatalogModel model, Neighbours neighbours, int product, ActiveRules rules) {
        List<Neighbour> strongest = new ArrayList<>();
        int count = neighbours.count(product);
        for (int rank = 0;
                rank < count && strongest.size() < NEIGHBOURS && neighbours.weight(product, rank) > 0;
                rank++) {
            int other = neighbours.id(product, rank);
            if (!rules.hide(other)) {
                strongest.add(new Neighbour(model.index().idOf(other), neighbours.weight(product, rank)));
            }
        }
        return strongest;
    }

    private static void write(MongoCollection<Document> collection, List<Document> documents) {
        for (int from = 0; from < documents.size(); from += BATCH) {
            List<WriteModel<Document>> writes =
                    documents.subList(from, Math.min(from + BATCH, documents.size())).stream()
                            .<WriteModel<Document>>map(document -> new ReplaceOneModel<>(
                                    Filters.eq("_id", document.get("_id")),
                                    document,
                                    new ReplaceOptions().upsert(true)))
                            .toList();
            collection.bulkWrite(writes);
        }
    }
}
