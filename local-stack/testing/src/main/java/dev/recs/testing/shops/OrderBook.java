package dev.recs.testing.shops;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Orders drawn by a seed, for every shop system the same; users buy in one of four categories. */
public record OrderBook(List<Order> orders) {

    public static final int USERS = 300;
    public static final int PRODUCTS = 80;
    public static final int CATEGORIES = 4;

    /** What becomes of an order, in no system's words. */
    public enum State {
        PENDING,
        PAID,
        CANCELLED,
        REFUNDED
    }

    /** @param user 0: a guest */
    public record Order(int number, int user, State state, Instant at, List<Line> lines) {}

    public record Line(int product, int quantity) {}

    public static OrderBook draw(int count, Instant until) {
        SplittableRandom random = new SplittableRandom(12);
        List<Order> orders = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            int user = 1 + random.nextInt(USERS);
            int chance = random.nextInt(100);
            State state = chance < 85
                    ? State.PAID
                    : chance < 90 ? State.PENDING : chance < 95 ? State.CANCELLED : State.REFUNDED;
            List<Line> lines = new ArrayList<>();
            int first = random.nextInt(PRODUCTS / CATEGORIES);
            for (int line = 0; line < 1 + random.nextInt(3); line++) {
                int number1 = (first + 3 * line) % (PRODUCTS / CATEGORIES);
                lines.add(new Line(1 + number1 * CATEGORIES + user % CATEGORIES, 1 + random.nextInt(3)));
            }
            Instant at = until.minus(random.nextInt(200 * 24 * 60), ChronoUnit.MINUTES)
                    .truncatedTo(ChronoUnit.SECONDS);
            orders.add(new Order(number, random.nextInt(20) == 0 ? 0 : user, state, at, lines));
        }
        return new OrderBook(orders);
    }

    /** Lines that count as purchases. */
    public long purchases() {
        return orders.stream()
                .filter(order -> order.user() > 0 && order.state() == State.PAID)
                .mapToLong(order -> order.lines().size())
                .sum();
    }

    public long buyers() {
        return orders.stream()
                .filter(order -> order.user() > 0 && order.state() == State.PAID)
                .map(Order::user)
                .distinct()
                .count();
    }

    public long count(State state) {
        return orders.stream().filter(order -> order.state() == state).count();
    }
}
