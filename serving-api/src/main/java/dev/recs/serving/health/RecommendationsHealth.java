package dev.recs.serving.health;

import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.catalog.Popular;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.StoreProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How well answers can be made at this moment: 200 also when degraded, because answers are still given. */
@RestController
final class RecommendationsHealth {

    private final StoreProbe probe;
    private final Catalog catalog;
    private final Popular popular;
    private final Clock clock;

    RecommendationsHealth(StoreProbe probe, Catalog catalog, Popular popular, Clock clock) {
        this.probe = probe;
        this.catalog = catalog;
        this.popular = popular;
        this.clock = clock;
    }

    @GetMapping("/api/health/recommendations")
    Health health() {
        Map<String, String> dependencies = new LinkedHashMap<>();
        for (GuardedStoreClient client : probe.clients()) {
            dependencies.put(client.name(), client.isUp() ? "up" : "down");
        }
        CatalogSnapshot products = catalog.current();
        boolean isUp = !dependencies.containsValue("down") && products.isKnown();
        return new Health(
                isUp ? "up" : "degraded",
                dependencies,
                age(popular.current().list("").asOf()),
                age(products.readAt()),
                products.products().size());
    }

    /** Null if there never was one. */
    private @Nullable Long age(Instant time) {
        return time.equals(Instant.EPOCH)
                ? null
                : Duration.between(time, clock.instant()).toSeconds();
    }

    /**
     * The body.
     *
     * @param status "up" or "degraded"
     * @param newestRunAgeSeconds null if there never was a run
     * @param catalogAgeSeconds null if the catalog was never read
     */
    record Health(
            String status,
            Map<String, String> dependencies,
            @Nullable Long newestRunAgeSeconds,
            @Nullable Long catalogAgeSeconds,
            int products) {}
}
