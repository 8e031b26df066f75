package dev.recs.model;

import java.util.Optional;

/** Identifier of a product, opaque to us; ordered as the database orders it. */
public record ProductId(String value) implements Comparable<ProductId> {

    public ProductId {
        Identifiers.requireValid("product id", value);
    }

    /** The id in a row of the shop; empty if the text is none, as one that is empty or ends with a blank. */
    public static Optional<ProductId> find(String value) {
        return Identifiers.isValid(value) ? Optional.of(new ProductId(value)) : Optional.empty();
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
