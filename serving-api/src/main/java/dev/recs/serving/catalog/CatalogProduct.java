package dev.recs.serving.catalog;

import dev.recs.model.catalog.Product;
import dev.recs.model.recommendation.ReasonType;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A product as answers show it: rendered once, when the snapshot is made, and as the subject of a reason when one first needs it.
 *
 * <p>Thread-safe: a reason that two threads render at once, or that one forgets, is rendered again and is the same.
 */
public final class CatalogProduct {

    private static final JsonFactory JSON = RenderedReason.JSON;

    private final String id;
    private final String name;
    private final String category;
    private final boolean inStock;
    private final Rendered item;
    private volatile Map<ReasonType, Rendered> reasons = Map.of();

    private CatalogProduct(String id, String name, String category, boolean inStock, String item) {
        this.id = id;
        this.name = name;
        this.category = category;
        this.inStock = inStock;
        this.item = Rendered.of(item);
    }

    public static CatalogProduct of(Product product) {
        return new CatalogProduct(
                product.productId().value(), product.name(), product.category(), product.inStock(), rendered(product));
    }

    /** A product of which only the id is known, because no catalog was ever read. */
    static CatalogProduct unknown(String id) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            start(out, id, id);
            out.writeNullProperty("price");
            out.writeNullProperty("currency");
            out.writeNullProperty("imageUrl");
            out.writeNullProperty("category");
            out.writeBooleanProperty("inStock", true);
            end(out);
        }
        return new CatalogProduct(id, id, "", true, text.toString());
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

    /** An item up to its score: id, name, price, currency, image, category, stock. */
    public Rendered item() {
        return item;
    }

    /** A reason of which this product is the subject, up to its share. */
    public Rendered reason(ReasonType type) {
        Rendered known = reasons.get(type);
        if (known != null) {
            return known;
        }
        Rendered reason = RenderedReason.of(type, id, name);
        Map<ReasonType, Rendered> more = new EnumMap<>(ReasonType.class);
        more.putAll(reasons);
        more.put(type, reason);
        reasons = more;
        return reason;
    }

    private static String rendered(Product product) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            start(out, product.productId().value(), product.name());
            if (product.price() == null) {
                out.writeNullProperty("price");
            } else {
                out.writeName("price");
                out.writeNumber(product.price());
            }
            writeOrNull(out, "currency", product.currency());
            writeOrNull(out, "imageUrl", product.imageUrl());
            writeOrNull(out, "category", product.category());
            out.writeBooleanProperty("inStock", product.inStock());
            end(out);
        }
        return text.toString();
    }

    private static void start(JsonGenerator out, String id, String name) {
        out.writeStartObject();
        out.writeStringProperty("productId", id);
        out.writeStringProperty("name", name);
    }

    private static void end(JsonGenerator out) {
        out.writeName("score");
        out.writeRaw(':');
    }

    private static void writeOrNull(JsonGenerator out, String name, String value) {
        if (value.isEmpty()) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }
}
