package dev.recs.model.mongo;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Neighbour;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * The neighbours of a product in {@code product_neighbours}: {@code boughtTogether} and {@code similar}, strongest first.
 *
 * <p>Ids and weights lie in two arrays of the same length: a fifth of the size of an array of documents.
 */
public record ProductNeighboursDocument(
        ProductId productId, String modelVersion, List<Neighbour> boughtTogether, List<Neighbour> similar) {

    public ProductNeighboursDocument {
        boughtTogether = List.copyOf(boughtTogether);
        similar = List.copyOf(similar);
    }

    public Document toDocument() {
        return new Document("_id", productId.value())
                .append("modelVersion", modelVersion)
                .append("boughtTogether", of(boughtTogether))
                .append("similar", of(similar));
    }

    public static ProductNeighboursDocument parse(Document document) {
        return new ProductNeighboursDocument(
                new ProductId(document.getString("_id")),
                document.getString("modelVersion"),
                neighbours(document.get("boughtTogether", Document.class)),
                neighbours(document.get("similar", Document.class)));
    }

    private static Document of(List<Neighbour> neighbours) {
        return new Document(
                        "ids",
                        neighbours.stream().map(n -> n.productId().value()).toList())
                .append("weights", neighbours.stream().map(Neighbour::weight).toList());
    }

    private static List<Neighbour> neighbours(Document document) {
        List<String> ids = document.getList("ids", String.class);
        List<Number> weights = document.getList("weights", Number.class);
        List<Neighbour> neighbours = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            neighbours.add(
                    new Neighbour(new ProductId(ids.get(i)), weights.get(i).doubleValue()));
        }
        return neighbours;
    }
}
