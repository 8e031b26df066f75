package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Buyers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Counts the distinct {@link Buyers} of each product; whole numbers, so any split of the users gives the same. */
final class BuyerTrainer implements Trainer<BuyerTrainer, Buyers> {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final long asOf;
    private final Span week;
    private final Span month;
    private final Span before;
    private final int[] firstDay;
    private int users;

    BuyerTrainer(int products, Instant asOf) {
        this.asOf = asOf.toEpochMilli();
        this.week = new Span(products, 0, Buyers.WEEK_DAYS);
        this.month = new Span(products, 0, Buyers.MONTH_DAYS);
        this.before = new Span(products, Buyers.MONTH_DAYS, Buyers.MONTH_DAYS + Buyers.BEFORE_DAYS);
        this.firstDay = new int[products];
        Arrays.fill(firstDay, Integer.MAX_VALUE);
    }

    @Override
    public void add(UserHistory user) {
        users++;
        for (int line = 0; line < user.size(); line++) {
            int product = user.product(line);
            long age = asOf - user.millis(line);
            week.add(product, age, users);
            month.add(product, age, users);
            before.add(product, age, users);
            firstDay[product] = Math.min(firstDay[product], Math.toIntExact(user.day(line)));
        }
    }

    @Override
    public void merge(BuyerTrainer other) {
        week.merge(other.week);
        month.merge(other.month);
        before.merge(other.before);
        for (int product = 0; product < firstDay.length; product++) {
            firstDay[product] = Math.min(firstDay[product], other.firstDay[product]);
        }
    }

    @Override
    public Buyers solve() {
        return new Buyers(
                week.counts, month.counts, before.counts, firstDay, Math.toIntExact(Math.floorDiv(asOf, DAY)));
    }

    /** Buyers in a span of days before the moment of the training; the older end is not part of it. */
    private static final class Span {

        private final long from;
        private final long to;
        private final int[] counts;
        private final int[] lastUser;

        Span(int products, int fromDays, int toDays) {
            this.from = fromDays * DAY;
            this.to = toDays * DAY;
            this.counts = new int[products];
            this.lastUser = new int[products];
        }

        void add(int product, long age, int user) {
            if (age >= from && age < to && lastUser[product] != user) {
                lastUser[product] = user;
                counts[product]++;
            }
        }

        void merge(Span other) {
            for (int product = 0; product < counts.length; product++) {
                counts[product] += other.counts[product];
            }
        }
    }
}
