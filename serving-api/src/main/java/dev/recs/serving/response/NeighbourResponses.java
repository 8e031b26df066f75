package dev.recs.serving.response;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.catalog.Near;
import dev.recs.serving.catalog.ProductNeighbours;
import dev.recs.serving.catalog.Shop;
import dev.recs.serving.catalog.ShopSnapshot;
import dev.recs.serving.stores.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers made of the neighbours of products: of one, or of those a visitor viewed.
 *
 * <p>Of several, the newest view counts one, each older one nine tenths of the next; a product is shown for the view that
 * gave it most.
 */
@Component
public final class NeighbourResponses {

    private static final double OLDER = 0.9;
    private static final String MODEL = "neighbours";

    private final ProductNeighbours neighbours;
    private final Shop shop;
    private final ResponseMeters meters;
    private final RecommendationIds ids;

    NeighbourResponses(ProductNeighbours neighbours, Shop shop, ResponseMeters meters, RecommendationIds ids) {
        this.neighbours = neighbours;
        this.shop = shop;
        this.meters = meters;
        this.ids = ids;
    }

    /** False only if the catalog was read and does not hold the product. */
    public boolean isKnown(ProductId product) {
        CatalogSnapshot products = shop.now().products();
        return !products.isKnown() || products.contains(product.value());
    }

    /** @param viewed newest first */
    public ApiResponse near(List<ProductId> viewed, Query query) {
        return meters.timed(() -> nearest(texts(viewed), query, Placement.VIEWED));
    }

    public ApiResponse similar(ProductId product, Query query) {
        return meters.timed(() -> nearest(List.of(product.value()), query, Placement.SIMILAR));
    }

    private static List<String> texts(List<ProductId> products) {
        return products.stream().map(ProductId::value).toList();
    }

    private ApiResponse nearest(List<String> near, Query query, Placement placement) {
        Reply<Map<String, List<Near>>> reply = neighbours.find(near);
        ShopSnapshot now = shop.now();
        ResponseWriter writer = new ResponseWriter(now.products(), query, Set.copyOf(new LinkedHashSet<>(near)));
        for (Scored scored : scored(near, reply.orElse(Map.of()))) {
            writer.add(scored.productId, scored.score, scored.reasons());
        }
        int own = writer.count();
        writer.fill(now.popular());
        Source source = own > 0 ? Source.SIMILAR : reply.isDown() ? Source.POPULAR_HELD : Source.POPULAR;
        return writer.finish(
                ids.identity(Recipient.EVERYBODY, placement, query, near),
                source,
                now.popular().modelTime(),
                MODEL);
    }

    private static List<Scored> scored(List<String> viewed, Map<String, List<Near>> near) {
        Map<String, Scored> scored = new HashMap<>();
        double weight = 1;
        for (String id : viewed) {
            for (Near neighbour : near.getOrDefault(id, List.of())) {
                scored.computeIfAbsent(neighbour.productId(), Scored::new).add(id, neighbour, weight);
            }
            weight *= OLDER;
        }
        List<Scored> best = new ArrayList<>(scored.values());
        best.sort(Comparator.<Scored>comparingDouble(item -> -item.score).thenComparing(item -> item.productId));
        return best;
    }

    /** A product with what each view gave it. */
    private static final class Scored {

        private final String productId;
        private final List<Reason> parts = new ArrayList<>();
        private double score;

        Scored(String productId) {
            this.productId = productId;
        }

        void add(String viewed, Near neighbour, double weight) {
            score += weight * neighbour.score();
            if (neighbour.bought() > 0) {
                parts.add(new Reason(ReasonType.VIEWED_TOGETHER, viewed, weight * neighbour.bought()));
            }
            if (neighbour.similar() > 0) {
                parts.add(new Reason(ReasonType.SIMILAR_TO_VIEWED, viewed, weight * neighbour.similar()));
            }
        }

        List<Reason> reasons() {
            return parts.stream()
                    .sorted(Comparator.comparingDouble(part -> -part.amount()))
                    .limit(3)
                    .toList();
        }
    }
}
