package dev.recs.serving.response;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.model.redis.Envelope;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.serving.catalog.CatalogProduct;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.lists.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps out of an answer what the user refused: products and categories for good, and what names a refused purchase, view or search until a
 * list is there that was made without it.
 */
public final class RefusalGuard {

    private final Refused refused;
    private final CatalogSnapshot catalog;
    private final Instant asOf;

    /** @param asOf of the list that is answered */
    RefusalGuard(Refused refused, CatalogSnapshot catalog, Instant asOf) {
        this.refused = refused;
        this.catalog = catalog;
        this.asOf = asOf;
    }

    /** @param list as stored; a text of release 1.0.0 counts as older than every refusal */
    static RefusalGuard of(Refused refused, CatalogSnapshot catalog, byte[] list) {
        return new RefusalGuard(
                refused,
                catalog,
                Envelope.read(list).map(head -> head.version().asOf()).orElse(Instant.MIN));
    }

    boolean isIdle() {
        return refused.isEmpty();
    }

    boolean hides(CatalogProduct product) {
        return !isIdle() && refused.hides(product.id(), product.category());
    }

    /** @param productId of the item that the reason is given for */
    boolean hidesReason(ReasonType type, String subject, String productId) {
        return switch (type) {
            case BOUGHT_TOGETHER, BOUGHT_AFTER, SIMILAR_TO_BOUGHT, PURCHASES -> hidesPurchase(subject);
            case VIEWED_TOGETHER, SIMILAR_TO_VIEWED ->
                refused.forgot(RefusalKind.VIEW, subject, asOf) || hidesProduct(subject);
            case SEARCHED -> refused.forgotSearch(subject, asOf);
            case BUY_AGAIN -> refused.forgot(RefusalKind.PURCHASE, productId, asOf);
            case VARIETY -> hidesProduct(subject);
            case TASTE,
                    TRENDING,
                    POPULAR_THIS_WEEK,
                    POPULAR_THIS_MONTH,
                    NEW_AND_SELLING,
                    RISING,
                    SEASON,
                    PROMOTED,
                    SHOWN_OFTEN,
                    DESIGNS,
                    OTHER -> false;
        };
    }

    /** The shelves that may be shown; a shelf of purchases without the refused ones. */
    List<Shelf> shown(List<Shelf> shelves) {
        return isIdle()
                ? shelves
                : shelves.stream()
                        .flatMap(shelf -> ShelfKind.of(shelf.kind()).flatMap(kind -> shown(kind, shelf)).stream())
                        .toList();
    }

    private Optional<Shelf> shown(ShelfKind kind, Shelf shelf) {
        return switch (kind) {
            case BECAUSE_YOU_BOUGHT, SIMILAR_TO -> when(!hidesPurchase(shelf.subject()), shelf);
            case INSPIRED_BY_SEARCH -> when(!refused.forgotSearch(shelf.subject(), asOf), shelf);
            case MORE_IN_CATEGORY -> when(!refused.hidesCategory(shelf.subject()), shelf);
            case BUY_AGAIN ->
                Optional.of(new Shelf(
                        shelf.kind(),
                        shelf.subject(),
                        shelf.productIds().stream().filter(this::isStillBought).toList()));
            case TRENDING -> Optional.of(shelf);
        };
    }

    private static Optional<Shelf> when(boolean isShown, Shelf shelf) {
        return isShown ? Optional.of(shelf) : Optional.empty();
    }

    private boolean isStillBought(ProductId product) {
        return !refused.forgot(RefusalKind.PURCHASE, product.value(), asOf);
    }

    private boolean hidesPurchase(String productId) {
        return refused.forgot(RefusalKind.PURCHASE, productId, asOf) || hidesProduct(productId);
    }

    private boolean hidesProduct(String productId) {
        return refused.hides(productId, catalog.categoryOf(productId));
    }
}
