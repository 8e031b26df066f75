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
 * Products that came into the catalog after the model was trained, so that they can be recommended by their text before anyone bought
 * them. Looks every 20 seconds, also for the vectors that the embedding provider still owes.
 */
final class NewProducts {

    private static final Logger LOG = LoggerFactory.getLogger(NewProducts.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(20);

    private final LaterProducts products;
    private long checkedAt;
    private int known;
    private int awaited;
    private @Nullable CatalogModel trained;

    NewProducts(LaterProducts products) {
        this.products = products;
    }

    boolean isDue() {
        return System.nanoTime() - checkedAt >= POLL_INTERVAL.toNanos();
    }

    /** A model just trained, with what is newer than it. */
    CatalogModel added(CatalogModel model) {
        trained = model;
        known = 0;
        awaited = 0;
        return changed().orElse(model);
    }

    /** The model with all that is new; empty if nothing has come since the last look. */
    Optional<CatalogModel> changed() {
        checkedAt = System.nanoTime();
        CatalogModel model = Objects.requireNonNull(trained, "added() comes first");
        List<Product> fresh = products.find(model);
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
