package dev.recs.serving.response;

import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.redis.RecommendationListCursor;
import dev.recs.serving.catalog.CatalogProduct;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.catalog.PopularSnapshot;
import dev.recs.serving.json.JsonBytes;
import dev.recs.serving.json.JsonText;
import dev.recs.serving.json.Rendered;
import dev.recs.serving.lists.Refused;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one response: items are added until the query's limit is reached, the head comes last, when it is known what they were made of.
 *
 * <p>A product is shown once, and only if the catalog shows it and the query does not exclude it. Products and reasons were rendered
 * with the catalog; what is left to do per response is to copy them, and to write scores and shares. Not thread-safe.
 */
public final class ResponseWriter {

    private static final Rendered POPULAR = Rendered.of(
            "\"reasons\":[{\"type\":\"popular\",\"productId\":null,\"text\":\"bought by others lately\",\"share\":1}]");
    private static final Rendered REASONS = Rendered.of("\"reasons\":[");
    private static final Rendered CONTRIBUTIONS = Rendered.of("\"contributions\":[");
    private static final int REASONS_SHOWN = 3;
    private static final int HEAD_BYTES = 256;
    private static final int ITEM_BYTES = 640;

    private final CatalogSnapshot catalog;
    private final Query query;
    private final RefusalGuard guard;
    private final Set<String> unwanted;
    private final JsonBytes items;
    private int count;
    private @Nullable List<Shelf> shelves;

    /** Of nobody who refused anything. */
    public ResponseWriter(CatalogSnapshot catalog, Query query, Set<String> bought) {
        this(catalog, query, bought, new RefusalGuard(Refused.NOTHING, catalog, Instant.MAX));
    }

    ResponseWriter(CatalogSnapshot catalog, Query query, Set<String> bought, RefusalGuard guard) {
        this.catalog = catalog;
        this.query = query;
        this.guard = guard;
        this.unwanted = new HashSet<>(query.excluded());
        this.unwanted.addAll(bought);
        this.items = new JsonBytes(query.limit() * ITEM_BYTES);
    }

    public boolean isFull() {
        return count == query.limit();
    }

    public int count() {
        return count;
    }

    /** Adds the user's own list, best first. */
    public void add(RecommendationListCursor list) {
        while (!isFull() && list.next()) {
            CatalogProduct product = hasReason(list) ? shown(list.productId()) : null;
            if (product != null) {
                start(product, list.score());
                reasons(list, REASONS_SHOWN, REASONS);
                if (query.explain()) {
                    items.add(',');
                    reasons(list, list.reasons(), CONTRIBUTIONS);
                }
                items.add('}');
            }
        }
    }

    /** Adds popular products; each is marked by its reason. */
    public void add(List<PopularProduct> popular) {
        for (PopularProduct item : popular) {
            if (isFull()) {
                return;
            }
            addPopular(item.productId().value(), item.score());
        }
    }

    /** Adds one popular product, if it may be shown. */
    public void addPopular(String productId, double score) {
        CatalogProduct product = isFull() ? null : shown(productId);
        if (product != null) {
            start(product, score);
            items.add(POPULAR);
            items.add('}');
        }
    }

    /** Adds a product for given reasons, if it may be shown. */
    public void add(String productId, double score, List<Reason> reasons) {
        CatalogProduct product = isFull() ? null : shown(productId);
        if (product != null) {
            start(product, score);
            items.add(REASONS);
            for (int i = 0; i < reasons.size(); i++) {
                Reason reason = reasons.get(i);
                reason(i, reason.type(), reason.subject(), reason.amount(), score == 0 ? 0 : reason.amount() / score);
            }
            items.add("]}");
        }
    }

    /** Fills what is left with popular products, then with those of the catalog that no rule of the shop withholds. */
    public void fill(PopularSnapshot popular) {
        add(popular.of(query.category()));
        if (!isFull()) {
            for (CatalogProduct product : catalog.products()) {
                if (isFull()) {
                    return;
                }
                if (!popular.isExcluded(product.id())) {
                    addPopular(product.id(), 0);
                }
            }
        }
    }

    /** The response gets these shelves beside the list, of products that are not on it. */
    public void addShelves(List<Shelf> stored) {
        shelves = guard.shown(stored);
    }

    ApiResponse finish(ResponseIdentity identity, Source source, Instant generatedAt, String model) {
        items.add(']');
        List<Shelf> added = shelves;
        if (added != null) {
            new ShelfWriter(catalog, this::isFree, items).write(added, unwanted);
        }
        items.add('}');
        JsonBytes body = new JsonBytes(HEAD_BYTES + items.size());
        body.add("{\"userId\":" + JsonText.quoted(identity.recipient().userId())
                + ",\"source\":" + JsonText.quoted(source.wireName())
                + ",\"generatedAt\":\"" + generatedAt
                + "\",\"model\":" + JsonText.quoted(model)
                + ",\"recommendationId\":\"" + identity.idOf(source, generatedAt, model) + '"'
                + ",\"items\":[");
        body.add(items);
        return new ApiResponse(source, body);
    }

    /** The product, once; null if it may not be shown. */
    private @Nullable CatalogProduct shown(String productId) {
        Optional<CatalogProduct> product = catalog.shown(productId);
        return product.isPresent() && isAllowed(product.get()) && unwanted.add(productId) ? product.get() : null;
    }

    private boolean isFree(CatalogProduct product) {
        return isAllowed(product) && !unwanted.contains(product.id());
    }

    private boolean isAllowed(CatalogProduct product) {
        return !guard.hides(product) && isOfCategory(product);
    }

    private boolean isOfCategory(CatalogProduct product) {
        return query.category().isEmpty() || query.category().equals(product.category());
    }

    private void start(CatalogProduct product, double score) {
        if (count++ > 0) {
            items.add(',');
        }
        items.add(product.item());
        items.add(score);
        items.add(',');
    }

    /** Whether something is left of the reasons that the user has not refused; what is there for none of its own stays. */
    private boolean hasReason(RecommendationListCursor list) {
        if (guard.isIdle() || list.reasons() == 0) {
            return true;
        }
        for (int i = 0; i < list.reasons(); i++) {
            if (!isHidden(list, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHidden(RecommendationListCursor list, int reason) {
        return guard.hidesReason(list.type(reason), list.subject(reason), list.productId());
    }

    private void reasons(RecommendationListCursor list, int most, Rendered name) {
        items.add(name);
        int written = 0;
        for (int i = 0; i < list.reasons() && written < most; i++) {
            if (guard.isIdle() || !isHidden(list, i)) {
                reason(written++, list.type(i), list.subject(i), list.takes(i) ? -1 : 1, list.share(i));
            }
        }
        items.add(']');
    }

    /** @param amount of which only the sign is shown, as other words */
    private void reason(int index, ReasonType type, String subject, double amount, double share) {
        if (index > 0) {
            items.add(',');
        }
        catalog.writeReason(type, subject, amount, items);
        items.add(share);
        items.add('}');
    }
}
