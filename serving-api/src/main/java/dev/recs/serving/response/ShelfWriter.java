package dev.recs.serving.response;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.serving.catalog.CatalogProduct;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.json.JsonBytes;
import dev.recs.serving.json.JsonText;
import dev.recs.serving.json.Rendered;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Writes the shelves beside a list: what may be shown of them, no product twice, no shelf with fewer than four. */
final class ShelfWriter {

    private static final int FEWEST = 4;
    private static final int MOST = 12;

    /** A shelf has no scores: its title is the reason. */
    private static final Rendered NO_SCORE = Rendered.of("null,\"reasons\":[]}");

    private final CatalogSnapshot catalog;
    private final Predicate<CatalogProduct> isFree;
    private final JsonBytes out;

    /** @param isFree whether a product may be shown and is not shown yet */
    ShelfWriter(CatalogSnapshot catalog, Predicate<CatalogProduct> isFree, JsonBytes out) {
        this.catalog = catalog;
        this.isFree = isFree;
        this.out = out;
    }

    /** @param shown ids of products that are shown; those of the shelves are added */
    void write(List<Shelf> shelves, Set<String> shown) {
        out.add(",\"shelves\":[");
        boolean isFirst = true;
        for (Shelf shelf : shelves) {
            Optional<ShelfKind> kind = ShelfKind.of(shelf.kind());
            List<CatalogProduct> products = free(shelf);
            if (kind.isPresent() && products.size() >= FEWEST) {
                out.add(isFirst ? "" : ",");
                write(kind.get(), shelf.subject(), products);
                products.forEach(product -> shown.add(product.id()));
                isFirst = false;
            }
        }
        out.add(']');
    }

    private List<CatalogProduct> free(Shelf shelf) {
        return shelf.productIds().stream()
                .map(ProductId::value)
                .distinct()
                .flatMap(id -> catalog.shown(id).stream())
                .filter(isFree)
                .limit(MOST)
                .toList();
    }

    private void write(ShelfKind kind, String subject, List<CatalogProduct> products) {
        out.add("{\"kind\":\"" + kind.wireName()
                + "\",\"title\":" + JsonText.quoted(kind.title(subject, catalog::nameOf))
                + ",\"productId\":" + JsonText.quoted(kind.namesProduct() ? subject : null)
                + ",\"items\":[");
        for (int place = 0; place < products.size(); place++) {
            out.add(place == 0 ? "" : ",");
            out.add(products.get(place).item());
            out.add(NO_SCORE);
        }
        out.add("]}");
    }
}
