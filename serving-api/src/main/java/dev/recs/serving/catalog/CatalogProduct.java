package dev.recs.serving.catalog;

import dev.recs.model.catalog.Product;
import dev.recs.serving.json.Fingerprint;
import dev.recs.serving.json.JsonText;
import dev.recs.serving.json.Rendered;
import java.nio.charset.StandardCharsets;

/** A product as answers show it, rendered once, when the snapshot is made. */
public final class CatalogProduct {

    private static final String BEFORE_ID = "{\"productId\":";
    private static final String BEFORE_NAME = ",\"name\":";

    private final String id;
    private final String name;
    private final String category;
    private final boolean inStock;
    private final Rendered item;
    private final Rendered quotedId;
    private final Rendered escapedName;
    private final long fingerprint;

    private CatalogProduct(String id, String name, String category, boolean inStock, String properties) {
        this.id = id;
        this.name = name;
        this.category = category;
        this.inStock = inStock;
        String beforeName = BEFORE_ID + JsonText.quoted(id) + BEFORE_NAME;
        item = Rendered.of(beforeName + JsonText.quoted(name) + properties);
        quotedId = item.part(BEFORE_ID.length(), bytes(JsonText.quoted(id)));
        escapedName = item.part(bytes(beforeName) + 1, bytes(JsonText.escaped(name)));
        Fingerprint all = new Fingerprint();
        all.add(item);
        fingerprint = all.value();
    }

    /** @param url of the product's page, absolute or relative to the shop's pages; empty if the shop does not tell */
    public static CatalogProduct of(Product product, String url) {
        String properties = ",\"price\":"
                + (product.price() == null ? "null" : product.price().toPlainString())
                + ",\"currency\":" + orNull(product.currency())
                + ",\"url\":" + orNull(url)
                + ",\"imageUrl\":" + orNull(product.imageUrl())
                + ",\"category\":" + orNull(product.category())
                + ",\"inStock\":" + product.inStock()
                + ",\"score\":";
        return new CatalogProduct(
                product.productId().value(), product.name(), product.category(), product.inStock(), properties);
    }

    /** A product of which only the id is known, because no catalog was ever read. */
    static CatalogProduct unknown(String id) {
        return new CatalogProduct(
                id,
                id,
                "",
                true,
                ",\"price\":null,\"currency\":null,\"url\":null,\"imageUrl\":null,\"category\":null,\"inStock\":true,\"score\":");
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String category() {
        return category;
    }

    public boolean inStock() {
        return inStock;
    }

    /** An item up to its score: id, name, price, currency, addresses of page and picture, category, stock. */
    public Rendered item() {
        return item;
    }

    /** Of all that is shown. */
    long fingerprint() {
        return fingerprint;
    }

    /** As the item has it, so that a reason reads the same bytes. */
    Rendered quotedId() {
        return quotedId;
    }

    /** As the item has it, without its quotes. */
    Rendered escapedName() {
        return escapedName;
    }

    private static String orNull(String value) {
        return value.isEmpty() ? "null" : JsonText.quoted(value);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
