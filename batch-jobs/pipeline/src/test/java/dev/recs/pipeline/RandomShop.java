package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.activity.Shown;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.experiment.Assignment;
import dev.recs.model.experiment.RunningExperiments;
import dev.recs.model.order.OrderSource;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.pipeline.embedding.TextVectors;
import dev.recs.recommender.experiments.ListsByVariant;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import dev.recs.recommender.profile.ProfileEmbedding;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.recommender.signal.SignalWeigher;
import dev.recs.stores.fakes.InMemoryActivities;
import dev.recs.stores.fakes.InMemoryProfiles;
import dev.recs.stores.fakes.InMemoryPublishedLists;
import dev.recs.stores.fakes.InMemoryRecommendations;
import dev.recs.stores.fakes.InMemoryTombstones;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A seeded shop with users who buy, search and view; refreshes them through the whole pipeline, over stores in memory. */
final class RandomShop {

    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration RETENTION = Duration.ofDays(180);
    private static final int PRODUCTS = 120;
    private static final int BUYERS = 300;
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 8, 1);
    private static final List<String> SEARCHES =
            List.of("red mug", "kettle", "garden lamp", "product 7", "wool", "tea towel", "Product 33", "gift");

    private final CatalogModel model;
    private final Map<String, Embedding> vectors = new HashMap<>();

    RandomShop() {
        ProductIndex index = index();
        PurchaseHistory history = PurchaseHistory.read((asOf, line) -> buy(line), index, NOW);
        List<Embedding> products = index.products().stream()
                .map(product -> vector(ProductIndex.textOf(product)))
                .toList();
        this.model = CatalogModelTrainer.train(index, ContentModel.train(index, products, history), history, NOW);
    }

    /** What the catalog has vectors of. */
    List<String> productTexts() {
        return model.index().products().stream().map(ProductIndex::textOf).toList();
    }

    /** Of a user of this shop, the same for the same seed. */
    Activity user(long seed) {
        Random random = new Random(seed);
        List<PurchasedProduct> purchases = new ArrayList<>();
        for (int product :
                random.ints(random.nextInt(30), 0, PRODUCTS).distinct().toArray()) {
            Instant last = NOW.minus(Duration.ofHours(1 + random.nextInt(5_000)));
            int days = 1 + random.nextInt(3);
            purchases.add(
                    new PurchasedProduct(id(product), days, days, last.minus(Duration.ofDays(40L * (days - 1))), last));
        }
        purchases.sort(Comparator.comparing(PurchasedProduct::last).reversed());
        List<RecentSearch> searches = new ArrayList<>();
        List<RecentView> views = new ArrayList<>();
        List<Shown> shown = new ArrayList<>();
        for (int minutes = 1; minutes < 40; minutes++) {
            Instant at = NOW.minus(Duration.ofMinutes(minutes * 97L));
            if (random.nextInt(5) == 0) {
                searches.add(new RecentSearch(SEARCHES.get(random.nextInt(SEARCHES.size())), at));
            }
            if (random.nextInt(3) == 0) {
                views.add(new RecentView(id(random.nextInt(PRODUCTS)), at));
            }
            shown.add(new Shown(id(random.nextInt(PRODUCTS)), at, false));
        }
        return new Activity(new UserId("user-" + seed), NOW.minus(RETENTION), true, purchases, searches, views, shown);
    }

    Refresh refresh(Activity activity) {
        return new Run().refresh(activity, NOW);
    }

    /** Refreshes a user as the stores have the user first, and then as they have. */
    Refresh refresh(Activity first, Activity then) {
        Run run = new Run();
        run.refresh(first, NOW.minusSeconds(1));
        return run.refresh(then, NOW);
    }

    /**
     * What a refresh left.
     *
     * @param texts that a vector was asked for
     */
    record Refresh(Optional<RecommendationList> list, Optional<UserProfile> profile, Set<String> texts) {}

    private static ProductId id(int product) {
        return new ProductId("p%03d".formatted(product));
    }

    private Embedding vector(String text) {
        return vectors.computeIfAbsent(text, unused -> {
            Random random = new Random(text.hashCode());
            float[] values = new float[SPACE.dimensions()];
            for (int d = 0; d < values.length; d++) {
                values[d] = (float) random.nextGaussian();
            }
            return Embedding.unit(SPACE, values);
        });
    }

    private static void buy(OrderSource.OrderLine line) {
        Random random = new Random(3);
        for (int user = 0; user < BUYERS; user++) {
            long time = NOW.minusSeconds(5_000_000).toEpochMilli();
            for (int i = 0; i < 3 + random.nextInt(20); i++) {
                time = Math.min(time + random.nextInt(700_000_000), NOW.toEpochMilli() - 1);
                ProductId product = id((user % 3) * 40 + random.nextInt(40));
                line.accept("u%03d".formatted(user), product.value(), Instant.ofEpochMilli(time));
            }
        }
    }

    private static ProductIndex index() {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            products.add(new Product(
                    id(i), "product " + i, "category " + i % 5, "brand " + i % 3, "", BigDecimal.ONE, "GBP", "", true));
        }
        return new ProductIndex(products);
    }

    /** The stores of one run. */
    private final class Run implements TextVectorSource {

        private final InMemoryActivities activities = new InMemoryActivities();
        private final InMemoryProfiles profiles = new InMemoryProfiles();
        private final InMemoryRecommendations recommendations = new InMemoryRecommendations();
        private final InMemoryTombstones tombstones = new InMemoryTombstones();
        private final Set<String> texts = new HashSet<>();
        private final RefreshPipeline pipeline = new RefreshPipeline(
                new Eligibility(activities, profiles, tombstones, RETENTION, SignalSettings.DEFAULT),
                this,
                new Stages(
                        new SignalWeigher(),
                        new Profiler(model.index(), SPACE, "recipe", ProfileEmbedding.SIGNALS),
                        new ListMakers(
                                new ListsByVariant(
                                        ListSettings.DEFAULT, RunningExperiments.NONE, new Assignment(new byte[16])),
                                new ListMaker(model, ListSettings.DEFAULT)),
                        new Stages.Label("test", "1"),
                        CLOCK),
                new ListPublisher(
                        profiles,
                        recommendations,
                        new InMemoryPublishedLists(tombstones, RETENTION, CLOCK),
                        new ListPublisher.Flags(tombstones, tombstones)),
                new StageTimers(new SimpleMeterRegistry()));

        Refresh refresh(Activity activity, Instant asOf) {
            texts.clear();
            activities.put(activity);
            pipeline.refresh(List.of(activity.userId()), asOf);
            return new Refresh(
                    recommendations.find(activity.userId()), profiles.find(activity.userId()), Set.copyOf(texts));
        }

        @Override
        public EmbeddingSpace space() {
            return SPACE;
        }

        @Override
        public TextVectors find(Collection<String> wanted) {
            Map<String, Embedding> known = new HashMap<>();
            wanted.stream().filter(text -> !text.isBlank()).forEach(text -> known.put(text, vector(text)));
            texts.addAll(known.keySet());
            return new TextVectors(known, Map.of(), Set.of(), Optional.empty());
        }
    }
}
