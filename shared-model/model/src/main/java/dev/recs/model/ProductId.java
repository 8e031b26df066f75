package dev.recs.model;

/** Identifier of a product, opaque to us; ordered as the database orders it. */
public record ProductId(String value) implements Comparable<ProductId> {

    public ProductId {
        Identifiers.requireValid("product id", value);
    }

    @Override
    public int compareTo(ProductId other) {
        return Identifiers.compareUtf8(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
