package dev.recs.model.refusal;

import java.util.Arrays;
import java.util.Optional;

/** What a user can refuse. */
public enum RefusalKind {
    /** A purchase was a gift: purchases of the product, later ones too, are no evidence. The subject is its id. */
    PURCHASE("purchase"),
    /** A search is forgotten: those up to the refusal. The subject is the keyed hash of its text ({@link SearchHasher}). */
    SEARCH("search"),
    /** Views of a product are forgotten: those up to the refusal. The subject is its id. */
    VIEW("view"),
    /** A product is not for the user: it is not shown, and no evidence. The subject is its id. */
    PRODUCT("product"),
    /** No products of a category: they are not shown, and no evidence. The subject is its name. */
    CATEGORY("category"),
    /** Less of a category: its products lose half of their scores. The subject is its name. */
    LESS_OF_CATEGORY("less-of-category");

    private final String wireName;

    RefusalKind(String wireName) {
        this.wireName = wireName;
    }

    /** Nothing if the name is none of ours. */
    public static Optional<RefusalKind> of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }

    /** As stored and served. */
    public String wireName() {
        return wireName;
    }

    /** Whether its subject is the id of a product. */
    public boolean namesProduct() {
        return switch (this) {
            case PURCHASE, VIEW, PRODUCT -> true;
            case SEARCH, CATEGORY, LESS_OF_CATEGORY -> false;
        };
    }
}
