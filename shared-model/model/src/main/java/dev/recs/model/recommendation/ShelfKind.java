package dev.recs.model.recommendation;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a row beside the main list is made of, in the order in which rows stand on a page. */
public enum ShelfKind {
    /** Others bought these with the subject, a product. */
    BECAUSE_YOU_BOUGHT("because-you-bought", "Because you bought %s"),
    /** Their texts are like that of the subject, a product. */
    SIMILAR_TO("similar-to", "Similar to %s"),
    /** The user bought them more than once. */
    BUY_AGAIN("buy-again", "Buy again"),
    /** They fit the subject, a search of the user. */
    INSPIRED_BY_SEARCH("inspired-by-search", "Inspired by your search for “%s”"),
    /** The best of the subject, a category. */
    MORE_IN_CATEGORY("more-in-category", "More in %s"),
    /** Many buy them just now. */
    TRENDING("trending", "Trending");

    private static final Map<String, ShelfKind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ShelfKind::wireName, Function.identity()));

    private final String wireName;
    private final String title;

    ShelfKind(String wireName, String title) {
        this.wireName = wireName;
        this.title = title;
    }

    /** As stored and served. */
    public String wireName() {
        return wireName;
    }

    /** Nothing if the name is none of ours. */
    public static Optional<ShelfKind> of(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** Whether its subject is the id of a product. */
    public boolean namesProduct() {
        return this == BECAUSE_YOU_BOUGHT || this == SIMILAR_TO;
    }

    /**
     * Without capitals that shout.
     *
     * @param nameOf name of the product with this id, or the id itself if the name is not known
     */
    public String title(String subject, UnaryOperator<String> nameOf) {
        return switch (this) {
            case BECAUSE_YOU_BOUGHT, SIMILAR_TO -> title.formatted(QuietName.of(nameOf.apply(subject)));
            case MORE_IN_CATEGORY -> title.formatted(QuietName.of(subject));
            case BUY_AGAIN, INSPIRED_BY_SEARCH, TRENDING -> title.formatted(subject);
        };
    }
}
