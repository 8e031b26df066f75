package dev.recs.model.catalog;

import dev.recs.model.ProductId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalog with a dense number for each product, in the order of the ids. */
public final class ProductIndex {

    /** What {@link #numberOf} answers for a product that is not in the catalog. */
    public static final int UNKNOWN = -1;

    private final List<Product> products;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final @Nullable String[] texts;

    public ProductIndex(List<Product> products) {
        this.products = List.copyOf(products);
        this.texts = new String[products.size()];
        for (int i = 0; i < products.size(); i++) {
            numbers.put(products.get(i).productId().value(), i);
        }
    }

    public int size() {
        return products.size();
    }

    public Product product(int number) {
        return products.get(number);
    }

    public List<Product> products() {
        return products;
    }

    public int numberOf(String productId) {
        return numbers.getOrDefault(productId, UNKNOWN);
    }

    /** The name, or the id of a product that is gone. */
    public String nameOf(String productId) {
        int number = numberOf(productId);
        return number == UNKNOWN ? productId : products.get(number).name();
    }

    /** Empty for a product without one, or that is gone. */
    public String categoryOf(String productId) {
        int number = numberOf(productId);
        return number == UNKNOWN ? "" : products.get(number).category();
    }

    /** The same as {@link #textOf(Product)}, made once: threads that race make equal texts. */
    public String textOf(int number) {
        String text = texts[number];
        if (text == null) {
            text = textOf(products.get(number));
            texts[number] = text;
        }
        return text;
    }

    /** What the embedding model reads of a product. */
    public static String textOf(Product product) {
        return "%s %s %s %s"
                .formatted(product.name(), product.brand(), product.category(), product.description())
                .strip()
                .replaceAll("\\s+", " ");
    }

    public ProductId idOf(int number) {
        return products.get(number).productId();
    }
}
