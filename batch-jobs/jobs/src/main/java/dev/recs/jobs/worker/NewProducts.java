package dev.recs.jobs.worker;

import dev.recs.model.catalog.Product;
import dev.recs.pipeline.LaterProducts;
import dev.recs.recommender.model.CatalogModel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Products that came into the catalog after the model was learnt, so that they can be recommended by their text before anyone bought
 * them. Looks every 20 seconds, also for the vectors that the embedding provider still owes.
 */
final class NewProducts {

    private static final Logger LOG = LoggerFactory.getLogger(NewProducts.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

    private final LaterProducts products;
    private long lookedAt;
    private int known;
    private int awaited;
    private @Nullable CatalogModel learnt;

    NewProducts(LaterProducts products) {
        this.products = products;
    }

    boolean isDue() {
        return System.nanoTime() - lookedAt >= BETWEEN_LOOKS.toNanos();
    }

    /** A model just learnt, with what is newer than it. */
    CatalogModel added(CatalogModel model) {
        learnt = model;
        known = 0;
        awaited = 0;
        return changed().orElse(model);
    }

    /** The model with all that is new; empty if nothing has come since the last look. */
    Optional<CatalogModel> changed() {
        lookedAt = System.nanoTime();
        CatalogModel model = Objects.requireNonNull(learnt, "added() comes first");
        List<Product> fresh = products.of(model);
        if (fresh.size() == known && awaited == 0) {
            return Optional.empty();
        }
        LaterProducts.Joined joined = products.joined(model, fresh);
        if (fresh.size() == known && joined.awaited() == awaited) {
            return Optional.empty();
        }
        known = fresh.size();
        awaited = joined.awaited();
        LOG.info("{} products are newer than the catalog model and are recommended by their text", known);
        return Optional.of(joined.model());
    }
}
