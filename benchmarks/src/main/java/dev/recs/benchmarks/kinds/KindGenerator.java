package dev.recs.benchmarks.kinds;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws the users of a kind by number; a user does not depend on the others. */
final class KindGenerator {

    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final double EXPONENT = 0.8;
    private static final double FAVOURITE_BOUGHT = 0.6;
    private static final double NEW_SITTING = 0.02;
    private static final int MAX_TASTES = 3;
    private static final int MAX_ORDERS = 400;
    private static final int MAX_LINES = 20;
    private static final int SECONDS_APART = 40;
    private static final int LATELY = 3;
    private static final int VOLUMES = 4;
    private static final int TRIES = 30;

    private final Recipe recipe;
    private final double[] cumulative;

    KindGenerator(Recipe recipe) {
        this.recipe = recipe;
        this.cumulative = cumulative(recipe.products() / recipe.tastes());
    }

    /** One user's orders, oldest first. */
    List<Order> orders(int user) {
        return new Buyer(user).orders();
    }

    private static double[] cumulative(int ranks) {
        double[] sums = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += StrictMath.pow(rank + 1.0, -EXPONENT);
            sums[rank] = sum;
        }
        return sums;
    }

    /** An order of distinct products by number. */
    record Order(Instant at, List<Integer> products) {}

    /** One user while being drawn. */
    private final class Buyer {

        private final RandomGenerator random;
        private final int[] tastes;
        private final List<Integer> favourites = new ArrayList<>();
        private final List<Integer> latest = new ArrayList<>();
        private final BitSet owned = new BitSet();
        private int taste;

        Buyer(int user) {
            this.random = new SplittableRandom(recipe.seed() * 0x9E3779B97F4A7C15L + user);
            this.tastes = IntStream.range(0, random.nextInt(1, MAX_TASTES + 1))
                    .map(i -> random.nextInt(recipe.tastes()))
                    .toArray();
            this.taste = tastes[0];
        }

        List<Order> orders() {
            Habits habits = recipe.habits();
            for (int i = 0; i < habits.favourites(); i++) {
                favourites.add(draw());
            }
            List<Order> orders = new ArrayList<>();
            for (Instant at : times(Math.min(MAX_ORDERS, 1 + geometric(recipe.meanOrders() - 1)))) {
                if (random.nextDouble() < habits.drift()) {
                    tastes[random.nextInt(tastes.length)] = random.nextInt(recipe.tastes());
                }
                List<Integer> lines = lines(at);
                if (!lines.isEmpty()) {
                    orders.add(new Order(at, lines));
                }
            }
            return orders;
        }

        private List<Integer> lines(Instant at) {
            List<Integer> lines = new ArrayList<>();
            for (int favourite : favourites) {
                if (random.nextDouble() < FAVOURITE_BOUGHT) {
                    lines.add(favourite);
                }
            }
            int count = Math.min(MAX_LINES, geometric(recipe.meanLines()));
            for (int i = 0; i < count; i++) {
                int product = next(at);
                if (product >= 0) {
                    owned.set(product);
                    latest.addFirst(product);
                    lines.add(product);
                }
            }
            return lines.stream().distinct().toList();
        }

        /** -1 where nothing was found that is sold and not had. */
        private int next(Instant at) {
            int sequel = sequel();
            if (sequel >= 0) {
                return sequel;
            }
            for (int tried = 0; tried < TRIES; tried++) {
                int product = draw();
                if (!owned.get(product) && isSold(product, at)) {
                    return product;
                }
            }
            return -1;
        }

        /** The next volume of what was bought lately. */
        private int sequel() {
            if (latest.isEmpty() || random.nextDouble() >= recipe.habits().sequel()) {
                return -1;
            }
            int last = latest.get(random.nextInt(Math.min(LATELY, latest.size())));
            int rank = last / recipe.tastes();
            int next = last + recipe.tastes();
            return rank % VOLUMES == VOLUMES - 1 || next >= recipe.products() || owned.get(next) ? -1 : next;
        }

        private int draw() {
            boolean isAtHome = random.nextDouble() < recipe.habits().atHome();
            if (!isAtHome) {
                return product(random.nextInt(recipe.tastes()));
            }
            if (random.nextDouble() >= recipe.habits().stay()) {
                taste = tastes[random.nextInt(tastes.length)];
            }
            return product(taste);
        }

        private int product(int ofTaste) {
            double point = random.nextDouble() * cumulative[cumulative.length - 1];
            int rank = 0;
            while (rank < cumulative.length - 1 && cumulative[rank] < point) {
                rank++;
            }
            return rank * recipe.tastes() + ofTaste;
        }

        private List<Instant> times(int count) {
            List<Instant> times = new ArrayList<>();
            Instant before = spread();
            for (int i = 0; i < count; i++) {
                before = switch (recipe.clock()) {
                    case SPREAD -> spread();
                    case DAYS -> spread().truncatedTo(ChronoUnit.DAYS);
                    case WEEKLY -> i == 0 ? before : before.plus(Duration.ofDays(7));
                    case SITTING ->
                        i == 0 || random.nextDouble() < NEW_SITTING
                                ? spread()
                                : before.plusSeconds(random.nextInt(SECONDS_APART));
                };
                times.add(before);
            }
            return times.stream().filter(at -> at.isBefore(END)).sorted().toList();
        }

        private Instant spread() {
            return END.minusSeconds(
                    1 + random.nextLong(Duration.ofDays(recipe.days()).toSeconds()));
        }

        /** At least 1. */
        private int geometric(double mean) {
            return mean <= 1
                    ? 1
                    : 1 + (int) Math.floor(StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - 1 / mean));
        }
    }

    /** A product is sold from a day that its number gives. */
    private boolean isSold(int product, Instant at) {
        int lifetime = recipe.habits().lifetimeDays();
        if (lifetime == 0) {
            return true;
        }
        int born = new SplittableRandom(product).nextInt(recipe.days() + lifetime) - lifetime;
        long day = recipe.days() - Duration.between(at, END).toDays();
        return born <= day && day < born + lifetime;
    }
}
