package dev.recs.serving.catalog;

import dev.recs.model.recommendation.ReasonType;
import dev.recs.serving.json.Fingerprint;
import dev.recs.serving.json.JsonBytes;
import dev.recs.serving.json.Rendered;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All products at one moment; immutable. */
public final class CatalogSnapshot {

    private static final Rendered KNOWN = Rendered.of("known");
    private static final Rendered UNKNOWN = Rendered.of("unknown");

    private final Map<String, CatalogProduct> products;
    private final Instant readAt;
    private final long fingerprint;

    private CatalogSnapshot(Map<String, CatalogProduct> products, Instant readAt) {
        this.products = products;
        this.readAt = readAt;
        Fingerprint all = new Fingerprint();
        all.add(isKnown() ? KNOWN : UNKNOWN);
        products.values().forEach(product -> all.add(product.item()));
        this.fingerprint = all.value();
    }

    public static CatalogSnapshot of(List<CatalogProduct> products, Instant readAt) {
        Map<String, CatalogProduct> byId = LinkedHashMap.newLinkedHashMap(products.size());
        products.forEach(product -> byId.put(product.id(), product));
        return new CatalogSnapshot(byId, readAt);
    }

    /** Before the first read: knows nothing, and hides nothing. */
    static CatalogSnapshot never() {
        return new CatalogSnapshot(Map.of(), Instant.EPOCH);
    }

    public boolean isKnown() {
        return readAt.isAfter(Instant.EPOCH);
    }

    public Instant readAt() {
        return readAt;
    }

    /** Of all that is shown of the products: that of a later snapshot is the same as long as none of it changes. */
    public long fingerprint() {
        return fingerprint;
    }

    public boolean contains(String productId) {
        return products.containsKey(productId);
    }

    /** The product if it may be shown: it is in the store's view, and in stock. */
    public Optional<CatalogProduct> shown(String productId) {
        CatalogProduct product = products.get(productId);
        if (product == null) {
            return isKnown() ? Optional.empty() : Optional.of(CatalogProduct.unknown(productId));
        }
        return product.inStock() ? Optional.of(product) : Optional.empty();
    }

    /** Writes a reason up to its share, with the name of the product that is its subject; a search is none, whatever it reads like. */
    public void writeReason(ReasonType type, String subject, double amount, JsonBytes out) {
        ReasonTemplate template = ReasonTemplate.of(type, amount);
        CatalogProduct product = type == ReasonType.SEARCHED || subject.isEmpty() ? null : products.get(subject);
        if (product == null) {
            template.write(subject, out);
        } else {
            template.write(product, out);
        }
    }

    /** The name, or the id of a product that is gone. */
    public String nameOf(String productId) {
        CatalogProduct product = products.get(productId);
        return product == null ? productId : product.name();
    }

    /** In the order of the ids. */
    public Collection<CatalogProduct> products() {
        return products.values();
    }
}
