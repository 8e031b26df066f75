package dev.recs.recommender.signal;

import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Weighs the latest purchases, searches and views of a user. */
public final class SignalWeigher {

    private final SignalSettings settings;

    public SignalWeigher() {
        this(SignalSettings.DEFAULT);
    }

    public SignalWeigher(SignalSettings settings) {
        this.settings = settings;
    }

    /** Purchases first, then searches, then views; empty for a user who did nothing. */
    public List<Signal> weigh(Activity activity, Instant asOf) {
        RecencyDecay decay = new RecencyDecay(settings.halfLifeDays(), asOf);
        List<Signal> raw = new ArrayList<>();
        for (PurchasedProduct purchase :
                activity.purchases().stream().limit(settings.purchases()).toList()) {
            raw.add(new Signal(Channel.PURCHASE, purchase.productId().value(), decay.weight(purchase.last())));
        }
        for (RecentSearch search : activity.searches()) {
            raw.add(new Signal(Channel.SEARCH, search.query(), decay.weight(search.timestamp())));
        }
        for (RecentView view : activity.views()) {
            raw.add(new Signal(Channel.VIEW, view.productId().value(), decay.weight(view.timestamp())));
        }
        return normalised(raw);
    }

    private static List<Signal> normalised(List<Signal> raw) {
        Map<Channel, Double> sums = new EnumMap<>(Channel.class);
        raw.forEach(signal -> sums.merge(signal.channel(), signal.weight(), Double::sum));
        double shares = sums.keySet().stream().mapToDouble(Channel::share).sum();
        return raw.stream()
                .map(signal -> new Signal(
                        signal.channel(),
                        signal.subject(),
                        signal.channel().share() / shares * signal.weight() / sums.getOrDefault(signal.channel(), 1.0)))
                .toList();
    }
}
