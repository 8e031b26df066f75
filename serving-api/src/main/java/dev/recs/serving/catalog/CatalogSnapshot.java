package dev.recs.serving.catalog;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.serving.json.JsonBytes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All products at one moment; immutable. */
public final class CatalogSnapshot {

    private static final long KNOWN = 1;
    private static final long UNKNOWN = 0;

    private final Map<String, CatalogProduct> products;
    private final Instant readAt;
    private final long fingerprint;

    private CatalogSnapshot(Map<String, CatalogProduct> products, Instant readAt, long fingerprint) {
        this.products = products;
        this.readAt = readAt;
        this.fingerprint = fingerprint;
    }

    public static CatalogSnapshot of(List<CatalogProduct> products, Instant readAt) {
        Map<String, CatalogProduct> byId = LinkedHashMap.newLinkedHashMap(products.size());
        products.forEach(product -> byId.put(product.id(), product));
        long fingerprint = KNOWN;
        for (CatalogProduct product : byId.values()) {
            fingerprint += product.fingerprint();
        }
        return new CatalogSnapshot(byId, readAt, fingerprint);
    }

    /** A later snapshot: these products are new, or have changed. It shares all others with this one. */
    CatalogSnapshot with(List<CatalogProduct> changes, Instant now) {
        List<CatalogProduct> real = changes.stream()
                .filter(product -> !find(product.id())
                        .filter(old -> old.fingerprint() == product.fingerprint())
                        .isPresent())
                .toList();
        if (real.isEmpty()) {
            return new CatalogSnapshot(products, now, fingerprint);
        }
        Map<String, CatalogProduct> changed = LinkedHashMap.newLinkedHashMap(products.size() + real.size());
        changed.putAll(products);
        long sum = fingerprint;
        for (CatalogProduct product : real) {
            CatalogProduct old = changed.put(product.id(), product);
            sum += product.fingerprint() - (old == null ? 0 : old.fingerprint());
        }
        return changed.size() == products.size()
                ? new CatalogSnapshot(changed, now, sum)
                : of(sorted(changed.values()), now);
    }

    /** New products have come to the end. */
    private static List<CatalogProduct> sorted(Collection<CatalogProduct> products) {
        return products.stream()
                .sorted(Comparator.comparing(product -> new ProductId(product.id())))
                .toList();
    }

    /** Before the first read: knows nothing, and hides nothing. */
    static CatalogSnapshot never() {
        return new CatalogSnapshot(Map.of(), Instant.EPOCH, UNKNOWN);
    }

    public boolean isKnown() {
        return readAt.isAfter(Instant.EPOCH);
    }

    public Instant readAt() {
        return readAt;
    }

    /** Of all that is shown of the products, a sum: that of a later snapshot is the same as long as none of it changes. */
    public long fingerprint() {
        return fingerprint;
    }

    Optional<CatalogProduct> find(String productId) {
        return Optional.ofNullable(products.get(productId));
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

    /** Writes a reason up to its share, with the name of the product if its subject is one: a search or a number is none, whatever it reads like. */
    public void writeReason(ReasonType type, String subject, double amount, JsonBytes out) {
        ReasonTemplate template = ReasonTemplate.of(type, amount);
        CatalogProduct product = type.namesProduct() ? products.get(subject) : null;
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

    /** Empty for a product without one, or that is gone. */
    public String categoryOf(String productId) {
        CatalogProduct product = products.get(productId);
        return product == null ? "" : product.category();
    }

    /** In the order of the ids. */
    public Collection<CatalogProduct> products() {
        return products.values();
    }
}
