package dev.recs.jobs.experiments.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Users of a simulated shop in two variants, day by day. */
public final class SimulatedExperiment {

    /** Clicks by impressions. */
    static final Metric CLICK_THROUGH = new Metric(user -> user.clicks, user -> user.impressions);

    static final Metric CONVERSION = new Metric(user -> user.orders, user -> 1);
    static final Metric REVENUE = new Metric(user -> user.revenue, user -> 1);

    private final SimulatedShop shop;
    private final SplittableRandom random;
    private final List<SimulatedShop.User> users = new ArrayList<>();

    /** @param shareOfVariant of users, as the assignment really does it */
    public SimulatedExperiment(SimulatedShop shop, int users, double shareOfVariant, long seed) {
        this.shop = shop;
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < users; i++) {
            this.users.add(shop.user(random, random.nextDouble() < shareOfVariant ? 1 : 0));
        }
    }

    public void nextDay() {
        for (SimulatedShop.User user : users) {
            if (random.nextDouble() < user.visits) {
                shop.visit(user, random);
            }
        }
    }

    /** Who have come so far. */
    public List<SimulatedShop.User> users() {
        return users.stream().filter(user -> user.impressions > 0).toList();
    }

    /** Of the users of a variant who have come so far. */
    Moments moments(int variant, Metric metric) {
        Moments moments = Moments.NONE;
        for (SimulatedShop.User user : users) {
            if (user.variant == variant && user.impressions > 0) {
                moments = moments.plus(
                        new PerUser(metric.x.applyAsDouble(user), metric.y.applyAsDouble(user), user.bought));
            }
        }
        return moments;
    }

    Comparison plain(Metric metric) {
        return Comparison.plain(moments(0, metric), moments(1, metric));
    }

    Comparison adjusted(Metric metric) {
        return Comparison.adjusted(moments(0, metric), moments(1, metric));
    }

    List<Long> entered() {
        return List.of(
                moments(0, CLICK_THROUGH).users(), moments(1, CLICK_THROUGH).users());
    }

    /** What is divided, and what by. */
    record Metric(ToDoubleFunction<SimulatedShop.User> y, ToDoubleFunction<SimulatedShop.User> x) {}
}
