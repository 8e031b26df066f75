package dev.recs.serving.answer;

import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonText;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.redis.RecommendationListCursor;
import dev.recs.serving.catalog.CatalogProduct;
import dev.recs.serving.catalog.CatalogSnapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Writes one answer: items are added until the wish is filled, the head comes last, when it is known what they were made of.
 *
 * <p>A product is shown once, and only if the catalog shows it and the wish does not exclude it. Not thread-safe.
 */
public final class AnswerWriter {

    /** Type of the reason of an item that comes from a popular list and not from the user's own. */
    static final String POPULAR = "popular";

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private static final int REASONS_SHOWN = 3;
    private static final int HEAD_BYTES = 512;
    private static final int ITEM_BYTES = 640;

    private final CatalogSnapshot catalog;
    private final Wish wish;
    private final Set<String> unwanted;
    private final AnswerBytes items;
    private final JsonGenerator out;
    private int count;

    public AnswerWriter(CatalogSnapshot catalog, Wish wish, Set<String> bought) {
        this.catalog = catalog;
        this.wish = wish;
        this.unwanted = new HashSet<>(wish.excluded());
        this.unwanted.addAll(bought);
        this.items = new AnswerBytes(wish.limit() * ITEM_BYTES);
        this.out = JSON.createGenerator(ObjectWriteContext.empty(), items);
        out.writeStartArray();
    }

    public boolean isFull() {
        return count == wish.limit();
    }

    public int count() {
        return count;
    }

    /** Adds the user's own list, best first. */
    public void add(RecommendationListCursor list) {
        while (!isFull() && list.next()) {
            CatalogProduct product = admitted(list.productId());
            if (product != null) {
                start(product, list.score());
                reasons(list, Math.min(list.reasons(), REASONS_SHOWN), "reasons");
                if (wish.explain()) {
                    reasons(list, list.reasons(), "contributions");
                }
                out.writeEndObject();
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
        CatalogProduct product = isFull() ? null : admitted(productId);
        if (product != null) {
            start(product, score);
            out.writeArrayPropertyStart("reasons");
            reason(POPULAR, null, "popular right now", 1);
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    /** Adds a product for given reasons, if it may be shown. */
    public void add(String productId, double score, List<Reason> reasons) {
        CatalogProduct product = isFull() ? null : admitted(productId);
        if (product != null) {
            start(product, score);
            out.writeArrayPropertyStart("reasons");
            reasons.forEach(reason -> reason(reason, score));
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    /** @param userId null for a visitor who is not known */
    public Answer finish(@Nullable String userId, Source source, Instant generatedAt, String model) {
        out.writeEndArray();
        out.close();
        AnswerBytes whole = new AnswerBytes(HEAD_BYTES + items.size());
        try (JsonGenerator head = JSON.createGenerator(ObjectWriteContext.empty(), whole)) {
            head.writeStartObject();
            head.writeStringProperty("userId", userId);
            head.writeStringProperty("source", source.wireName());
            head.writeStringProperty("generatedAt", generatedAt.toString());
            head.writeStringProperty("model", model);
            head.writeName("items");
            head.writeRawValue("");
            head.flush();
            items.appendTo(whole);
            head.writeEndObject();
        }
        return new Answer(source, whole.bytes(), whole.size());
    }

    /** The product, once; null if it may not be shown. */
    private @Nullable CatalogProduct admitted(String productId) {
        Optional<CatalogProduct> product = catalog.shown(productId);
        if (product.isEmpty()
                || !(wish.category().isEmpty()
                        || wish.category().equals(product.get().category()))
                || !unwanted.add(productId)) {
            return null;
        }
        count++;
        return product.get();
    }

    private void start(CatalogProduct product, double score) {
        out.writeStartObject();
        out.writeStringProperty("productId", product.id());
        out.writeRaw(',');
        out.writeRaw(product.fields());
        out.writeName("score");
        out.writeNumber(rounded(score));
    }

    private void reasons(RecommendationListCursor list, int shown, String name) {
        out.writeArrayPropertyStart(name);
        for (int i = 0; i < shown; i++) {
            reason(new Reason(ReasonType.of(list.type(i)), list.subject(i), list.amount(i)), list.score());
        }
        out.writeEndArray();
    }

    private void reason(Reason reason, double score) {
        reason(
                reason.type().wireName(),
                catalog.contains(reason.subject()) ? reason.subject() : null,
                ReasonText.of(reason, catalog::nameOf),
                score == 0 ? 0 : reason.amount() / score);
    }

    private void reason(String type, @Nullable String productId, String text, double share) {
        out.writeStartObject();
        out.writeStringProperty("type", type);
        out.writeStringProperty("productId", productId);
        out.writeStringProperty("text", text);
        out.writeName("share");
        out.writeNumber(rounded(share));
        out.writeEndObject();
    }

    /** Four digits after the point: what a page can show. */
    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
