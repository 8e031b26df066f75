package dev.recs.recommender.profile;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ListVersion;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.ProfileMetadata;
import dev.recs.model.profile.RecentPurchase;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.UserProfile;
import dev.recs.recommender.signal.Channel;
import dev.recs.recommender.signal.Signal;
import dev.recs.recommender.signal.SignalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the profile of one user. */
public final class Profiler {

    private static final int DOMINANT_CATEGORIES = 3;

    private final ProductIndex index;
    private final EmbeddingSpace space;
    private final String recipe;
    private final ProfileEmbedding profileEmbedding;
    private final int maxPurchases;

    /** @param recipe digest of the configuration, also of {@code profileEmbedding} */
    public Profiler(ProductIndex index, EmbeddingSpace space, String recipe, ProfileEmbedding profileEmbedding) {
        this(index, space, recipe, profileEmbedding, SignalSettings.DEFAULT);
    }

    /** @param recipe digest of the configuration, also of {@code profileEmbedding} and {@code signals} */
    public Profiler(
            ProductIndex index,
            EmbeddingSpace space,
            String recipe,
            ProfileEmbedding profileEmbedding,
            SignalSettings signals) {
        this.index = index;
        this.space = space;
        this.recipe = recipe;
        this.profileEmbedding = profileEmbedding;
        this.maxPurchases = signals.purchases();
    }

    /** All texts of a user that need a vector, for the profile or for what fits the searches. */
    public List<String> texts(Activity activity, List<Signal> signals) {
        return switch (profileEmbedding) {
            case SIGNALS ->
                signals.stream()
                        .map(this::textOf)
                        .filter(text -> !text.isEmpty())
                        .toList();
            case TEXT ->
                Stream.concat(
                                signals.stream()
                                        .filter(signal -> signal.channel() == Channel.SEARCH)
                                        .map(Signal::subject),
                                Stream.of(text(activity, purchases(activity))))
                        .toList();
        };
    }

    /** The text that stands for a signal; empty for a product that is gone from the catalog. */
    public String textOf(Signal signal) {
        if (signal.channel() == Channel.SEARCH) {
            return signal.subject();
        }
        int product = index.numberOf(signal.subject());
        return product == ProductIndex.UNKNOWN ? "" : index.textOf(product);
    }

    /** @param vectors of {@link #texts}; a signal without one does not count */
    public UserProfile profile(Activity activity, List<Signal> signals, Map<String, Embedding> vectors, Instant asOf) {
        List<RecentPurchase> purchases = purchases(activity);
        String text = text(activity, purchases);
        return new UserProfile(
                activity.userId(),
                new ListVersion(asOf, activity.until()),
                switch (profileEmbedding) {
                    case SIGNALS -> sum(signals, vectors);
                    case TEXT -> vectors.get(text);
                },
                text,
                new DataSnapshot(
                        purchases,
                        activity.searches(),
                        activity.views(),
                        categories(signals),
                        signals.stream().map(Signal::weight).toList()),
                new ProfileMetadata(
                        activity.purchases().stream()
                                .mapToLong(PurchasedProduct::lines)
                                .sum(),
                        activity.searches().size(),
                        Math.max(0, Duration.between(activity.createdAt(), asOf).toDays()),
                        activity.until(),
                        recipe),
                ActivityDigest.compute(activity, digested(signals, text, vectors)));
    }

    /** A text whose vector is missing counts as none, so that the profile is made anew as soon as the vector is there. */
    private List<String> digested(List<Signal> signals, String text, Map<String, Embedding> vectors) {
        Stream<String> texts = signals.stream().map(this::textOf);
        return switch (profileEmbedding) {
            case SIGNALS ->
                texts.map(each -> vectors.containsKey(each) ? each : "").toList();
            case TEXT ->
                vectors.containsKey(text)
                        ? texts.toList()
                        : Stream.concat(texts, Stream.of("")).toList();
        };
    }

    private @Nullable Embedding sum(List<Signal> signals, Map<String, Embedding> vectors) {
        float[] sum = new float[space.dimensions()];
        boolean any = false;
        for (Signal signal : signals) {
            Embedding vector = vectors.get(textOf(signal));
            if (vector != null) {
                any = true;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = (float) (sum[i] + signal.weight() * vector.at(i));
                }
            }
        }
        return any ? Embedding.unit(space, sum) : null;
    }

    private List<RecentPurchase> purchases(Activity activity) {
        return activity.purchases().stream()
                .limit(maxPurchases)
                .map(purchase -> {
                    String id = purchase.productId().value();
                    int product = index.numberOf(id);
                    String category = product == ProductIndex.UNKNOWN
                            ? ""
                            : index.product(product).category();
                    return new RecentPurchase(purchase.productId(), index.nameOf(id), category, purchase.last());
                })
                .toList();
    }

    private List<String> categories(List<Signal> signals) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Signal signal : signals) {
            int product = signal.channel() == Channel.SEARCH ? ProductIndex.UNKNOWN : index.numberOf(signal.subject());
            if (product != ProductIndex.UNKNOWN
                    && !index.product(product).category().isEmpty()) {
                weights.merge(index.product(product).category(), signal.weight(), Double::sum);
            }
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(DOMINANT_CATEGORIES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String text(Activity activity, List<RecentPurchase> purchases) {
        return "User interests: [purchased: %s] [searched: %s] [viewed: %s]"
                .formatted(
                        purchases.stream().map(RecentPurchase::name).collect(Collectors.joining(", ")),
                        activity.searches().stream().map(RecentSearch::query).collect(Collectors.joining(", ")),
                        activity.views().stream()
                                .map(view -> index.nameOf(view.productId().value()))
                                .collect(Collectors.joining(", ")));
    }
}
