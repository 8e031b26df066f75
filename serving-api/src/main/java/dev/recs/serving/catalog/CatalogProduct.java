package dev.recs.serving.catalog;

import dev.recs.model.catalog.Product;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * A product as answers show it: everything but its id rendered once, when the snapshot is made.
 *
 * @param fields {@code "name":…,"inStock":true} without braces, ready to be copied as UTF-8
 */
public record CatalogProduct(String id, String name, String category, boolean inStock, SerializableString fields) {

    private static final JsonFactory JSON = new JsonFactory();

    static CatalogProduct of(Product product) {
        String id = product.productId().value();
        return new CatalogProduct(id, product.name(), product.category(), product.inStock(), rendered(product));
    }

    /** A product of which only the id is known, because no catalog was ever read. */
    static CatalogProduct unknown(String id) {
        return new CatalogProduct(
                id,
                id,
                "",
                true,
                new SerializedString("\"name\":" + quoted(id)
                        + ",\"price\":null,\"currency\":null,\"imageUrl\":null,\"category\":null,\"inStock\":true"));
    }

    private static SerializableString rendered(Product product) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("name", product.name());
            out.writeName("price");
            if (product.price() == null) {
                out.writeNull();
            } else {
                out.writeNumber(product.price());
            }
            writeOrNull(out, "currency", product.currency());
            writeOrNull(out, "imageUrl", product.imageUrl());
            writeOrNull(out, "category", product.category());
            out.writeBooleanProperty("inStock", product.inStock());
            out.writeEndObject();
        }
        return new SerializedString(
                text.getBuffer().substring(1, text.getBuffer().length() - 1));
    }

    private static void writeOrNull(JsonGenerator out, String name, String value) {
        if (value.isEmpty()) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }

    private static String quoted(String text) {
        StringWriter quoted = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), quoted)) {
            out.writeString(text);
        }
        return quoted.toString();
    }
}
