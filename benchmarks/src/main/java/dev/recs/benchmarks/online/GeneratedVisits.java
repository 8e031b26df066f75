package dev.recs.benchmarks.online;

import dev.recs.benchmarks.store.TableLoader;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.Variant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Events of users, of one of two variants each, who visit one to five times, are shown six products each time, and differ in how often they click. Each from its number. */
final class GeneratedVisits {

    private static final String COLUMNS =
            "user_hash, kind, product_id, reference, recommendation_id, placement, source, shelf, variant, happened_at, is_settled, amount, currency";
    private static final int SHOWN = 6;
    private static final int PRODUCTS = 5_000;
    private static final double CLICKS_AT_MOST = 0.2;
    private static final double ORDERED_OF_CLICKED = 0.3;
    private static final int MINUTES = 7 * 24 * 60;
    private static final String NO_AMOUNT = "\\N";

    /** Of which they are; it has run for as long as there are events. */
    static final Experiment EXPERIMENT = new Experiment(
            "generated",
            Metric.CLICK_THROUGH,
            Instant.MIN,
            Instant.MAX,
            List.of(new Variant("control", 0.5, Map.of(), ""), new Variant("other", 0.5, Map.of(), "")));

    private final TableLoader rows = new TableLoader("recs.recs_events", COLUMNS);
    private final Instant end;

    /** @param end the visits are in the week before */
    GeneratedVisits(Instant end) {
        this.end = end;
    }

    /** Events of these users. @return how many */
    long load(int from, int to, Connection connection) throws SQLException {
        long events = 0;
        for (int user = from; user < to; user++) {
            events += add(user);
        }
        rows.send(connection);
        return events;
    }

    private long add(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String user = HexFormat.of().toHexDigits(random.nextLong()).repeat(4);
        double clicks = CLICKS_AT_MOST * random.nextDouble();
        long events = 0;
        for (int visit = random.nextInt(1, 6); visit > 0; visit--) {
            Visit one = new Visit(
                    user, "r%d-%d".formatted(number, visit), random.nextBoolean(), variant(number), at(random));
            for (int i = 0; i < SHOWN; i++) {
                events += shown(one, "P" + random.nextInt(PRODUCTS), clicks, random);
            }
        }
        return events;
    }

    private static int variant(int number) {
        return EXPERIMENT.nameOf(EXPERIMENT.variants().get(number % 2)).shortHash();
    }

    private Instant at(SplittableRandom random) {
        return end.minus(Duration.ofMinutes(random.nextInt(MINUTES)));
    }

    private int shown(Visit visit, String product, double clicks, SplittableRandom random) {
        add(visit, "impression", product, visit.id(), NO_AMOUNT);
        if (random.nextDouble() >= clicks) {
            return 1;
        }
        add(visit, "click", product, visit.id(), NO_AMOUNT);
        if (random.nextDouble() >= ORDERED_OF_CLICKED) {
            return 2;
        }
        add(visit, "order", product, "o" + visit.id(), "%d.50".formatted(random.nextInt(1, 80)));
        return 3;
    }

    private void add(Visit visit, String kind, String product, String reference, String amount) {
        boolean isOrder = kind.equals("order");
        rows.add(
                visit.user(),
                kind,
                product,
                reference,
                visit.id(),
                visit.ofList() ? "recommendations" : "similar",
                visit.ofList() ? "personalized" : "similar",
                "",
                visit.variant(),
                visit.at(),
                isOrder ? 1 : 0,
                amount,
                isOrder ? "GBP" : "");
    }

    /** Of a user who is given one answer. */
    private record Visit(String user, String id, boolean ofList, int variant, Instant at) {}
}
