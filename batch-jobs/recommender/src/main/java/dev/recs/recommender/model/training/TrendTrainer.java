package dev.recs.recommender.model.training;

import dev.recs.recommender.history.PurchaseDays;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Season;
import dev.recs.recommender.model.Trends;
import java.time.Instant;

/** Trains the {@link Trends}: decayed counts of buyers a day at four speeds, and the {@link Season}. */
public final class TrendTrainer implements Trainer<TrendTrainer, Trends> {

    private static final double LATELY_DAYS = 60;
    private static final double LONG_RUN_DAYS = 365;
    private static final double POPULAR_DAYS = 7;

    private final PurchaseDays days;
    private final DecayedCounts now;
    private final DecayedCounts lately;
    private final DecayedCounts longRun;
    private final DecayedCounts recent;
    private final Season season;

    /** @param nowDays half-life of what sells now */
    public TrendTrainer(int products, Instant asOf, double nowDays) {
        this.days = new PurchaseDays(products);
        this.now = new DecayedCounts(products, asOf, nowDays);
        this.lately = new DecayedCounts(products, asOf, LATELY_DAYS);
        this.longRun = new DecayedCounts(products, asOf, LONG_RUN_DAYS);
        this.recent = new DecayedCounts(products, asOf, POPULAR_DAYS);
        this.season = new Season(products, asOf);
    }

    @Override
    public void add(UserHistory user) {
        days.forEach(user, this::add);
        season.add(user);
    }

    private void add(int product, long millis) {
        now.add(product, millis);
        lately.add(product, millis);
        longRun.add(product, millis);
        recent.add(product, millis);
    }

    @Override
    public void merge(TrendTrainer other) {
        season.merge(other.season);
        now.merge(other.now);
        lately.merge(other.lately);
        longRun.merge(other.longRun);
        recent.merge(other.recent);
    }

    @Override
    public Trends solve() {
        return new Trends(
                now.toLogarithms(), lately.toLogarithms(), longRun.toLogarithms(), recent.toFloats(), season.solve());
    }
}
