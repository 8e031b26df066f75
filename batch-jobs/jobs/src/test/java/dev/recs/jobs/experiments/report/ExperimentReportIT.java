package dev.recs.jobs.experiments.report;

import static dev.recs.jobs.experiments.report.ExperimentRows.KEY;
import static dev.recs.jobs.experiments.report.ExperimentRows.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.experiments.ExperimentRuns;
import dev.recs.stores.totals.ErasedTotals;
import dev.recs.stores.totals.EventErasure;
import dev.recs.testing.LocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The report over rows and totals in the tables, before and after erasures. */
final class ExperimentReportIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = START.plus(Duration.ofDays(15));
    private static final Duration DAY = Duration.ofDays(1);

    private static ConfigurableApplicationContext context;
    private static JdbcTemplate jdbc;
    private static ExperimentRows rows;

    @BeforeAll
    static void start() {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.data-dir", "target/experiment-report");
        context = RecsApplication.open(settings);
        jdbc = context.getBean(JdbcTemplate.class);
        rows = new ExperimentRows(jdbc);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void begin() {
        rows.begin();
    }

    /**
     * Forty users of the control see 2, 4, 6, 8 products and follow 1, 1, 3, 3 of them; forty of the other variant see as many and follow 1, 3,
     * 3, 5. On paper 80/200 and 120/200, squares of y − R x of each 8; a variance of 8/(40 · 39 · 25), a standard error of the difference of
     * √2 · 0.0143223 = 0.0202548. After 15 of 14 days z² = (1 + 1/8.79854)(log 9.79854 + 5.99146) = 1.113655 · 8.273698, z = 3.035463.
     * Of the lift, with V = 0.0143223²/0.16 = 0.00128205: 1 − V z² = 0.988187, z √(2.25 V + 0.988187 V) = 0.195582; (1.5 ± 0.195582) / 0.988187.
     */
    @Test
    void figuresAreThoseWorkedOutOnPaper() {
        eightyUsers();
        ExperimentReport report = read();
        assertThat(ReportText.of(report)).containsExactly("""
                experiment weights, running; decided by click-through
                > fresh raises click-through by +50.0 % (+32.0 to +71.6 %).

                variant               planned     users  impressions    clicks    carts   orders  revenue
                control                50.0 %        40          200        80        0        0  none
                fresh                  50.0 %        40          200       120        0       12  GBP 120.00

                                                                    control        fresh  difference                         relative
                click-through %                                     40.0000      60.0000  +20.0000 (+13.8517 to +26.1483)    +50.0 % (+32.0 to +71.6 %)
                orders of shown products per user (guard)            0.0000       0.3000  too few to say
                revenue of shown products per user GBP (guard)       0.0000       3.0000  too few to say

                since 2026-03-01T00:00:00 (UTC), 15 whole days; two whole weeks are over, this one is whole on 2026-03-22
                shares of users: as planned (logarithm of the Bayes factor -0.30, alarm from 6.91 on)
                in brackets intervals, those of one metric hold together, at every look, for every variant and currency, with 95 %
                no user has an order from the 90 days before the start, so nothing was there to take into account (CUPED)
                """.split("\n"));
    }

    @Test
    void whatIsOfNoVariantOrFromBeforeCountsNowhere() {
        eightyUsers();
        List<String> before = ReportText.of(read());
        rows.visit("of nobody", -1, DAY, new int[] {5, 5});
        rows.visit("u0", -1, DAY.multipliedBy(3), new int[] {5, 5});
        rows.visit("too early", 0, DAY.negated(), new int[] {5, 5});
        assertThat(ReportText.of(read())).isEqualTo(before);
    }

    /** It names its answer, and the variant's next answer with the product has nothing to do with it. */
    @Test
    void anOrderOfAnAnswerFromBeforeTheStartCountsNowhere() {
        Duration before = Duration.ofSeconds(-100);
        rows.visit("u", 0, before, new int[] {1, 0});
        rows.visit("u", 0, Duration.ofSeconds(10), new int[] {1, 0});
        rows.order("u", 0, before, "10 GBP");
        ExperimentReport report = read();
        assertThat(report.variants().get(0).impressions()).isEqualTo(1);
        assertThat(report.variants().get(0).orders()).isZero();
        new EventErasure(jdbc, KEY).erase(new UserId("u"));
        assertThat(ReportFields.of(read())).isEqualTo(ReportFields.of(report));
    }

    @Test
    void anExperimentWhoseEventsAreGoneHasNoReport() {
        Instant end = START.plus(Duration.ofDays(14));
        ExperimentRuns runs = new ExperimentRuns(JdbcClient.create(jdbc));
        runs.stop("weights", end);
        var run = runs.find("weights").orElseThrow();
        Instant last = end.plus(Duration.ofDays(400));
        assertThat(new ExperimentFigures(jdbc).read(run, last).variants()).hasSize(2);
        assertThatThrownBy(() -> new ExperimentFigures(jdbc).read(run, last.plusMillis(1)))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "weights ended on 2026-03-15, and events are kept for 400 days: nothing is left to report, see the page of its decision");
    }

    @Test
    void aUserIsOfTheVariantThatWasShownFirst() {
        rows.visit("u", 1, DAY, new int[] {4, 1});
        rows.visit("u", 0, DAY.multipliedBy(2), new int[] {6, 6});
        ExperimentReport report = read();
        assertThat(report.variants().get(0).users()).isZero();
        assertThat(report.variants().get(1).impressions()).isEqualTo(4);
        assertThat(report.variants().get(1).clicks()).isEqualTo(1);
        assertThat(report.sawAnother()).isEqualTo(1);
    }

    /** To the last digit, whoever is erased in whatever order, twice too; and the figures stay when everybody is gone. */
    @Test
    void anErasureChangesNoFigure() {
        seededUsers();
        Map<String, ?> before = ReportFields.of(read());
        assertThat(before.get("adjustedByOrdersBefore")).isEqualTo(true);
        EventErasure erasure = new EventErasure(jdbc, KEY);
        assertThat(erasure.erase(new UserId("u7"))).isPositive();
        assertThat(count("recs_experiment_totals")).isPositive();
        assertThat(ReportFields.of(read())).isEqualTo(before);
        assertThat(erasure.erase(new UserId("u7"))).isZero();
        assertThat(ReportFields.of(read())).isEqualTo(before);
        for (int user = 99; user >= 0; user--) {
            erasure.erase(new UserId("u" + user));
        }
        assertThat(count("recs_events")).isZero();
        assertThat(ReportFields.of(read())).isEqualTo(before);
    }

    /** Of a day that is over they go with its rows; those of the experiment stay. */
    @Test
    void totalsByDayEnd() {
        seededUsers();
        for (int user = 0; user < 100; user++) {
            new EventErasure(jdbc, KEY).erase(new UserId("u" + user));
        }
        long experiment = count("recs_experiment_totals");
        ErasedTotals totals = new ErasedTotals(jdbc);
        LocalDate third = LocalDate.of(2026, 3, 3);
        assertThat(totals.deleteBefore(third)).isPositive();
        assertThat(jdbc.queryForObject("SELECT MIN(happened_on) FROM recs_event_totals", LocalDate.class))
                .isEqualTo(third);
        assertThat(totals.deleteBefore(third.plusYears(1))).isPositive();
        assertThat(count("recs_event_totals")).isZero();
        assertThat(count("recs_experiment_totals")).isEqualTo(experiment);
    }

    /** The erasure fails after the totals were written: neither they nor the rows have changed. */
    @Test
    void anErasureThatFailsHalfWayLeavesAllAsItWas() {
        seededUsers();
        long events = count("recs_events");
        jdbc.execute("CREATE TRIGGER recs_events_refuse BEFORE DELETE ON recs_events FOR EACH ROW"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by the test'");
        try {
            assertThatThrownBy(() -> new EventErasure(jdbc, KEY).erase(new UserId("u7")))
                    .hasMessageContaining("refused by the test");
        } finally {
            jdbc.execute("DROP TRIGGER recs_events_refuse");
        }
        assertThat(count("recs_experiment_totals")).isZero();
        assertThat(count("recs_event_totals")).isZero();
        assertThat(count("recs_events")).isEqualTo(events);
        assertThat(new EventErasure(jdbc, KEY).erase(new UserId("u7"))).isPositive();
    }

    /** Two processes erase the same users at once, in opposite orders: each is added once, and MySQL ending one of them ends no erasure. */
    @Test
    void twoErasuresOfOneUserAddOnce() {
        seededUsers();
        Map<String, ?> before = ReportFields.of(read());
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> erase(IntStream.range(0, 30))),
                        CompletableFuture.runAsync(
                                () -> erase(IntStream.range(0, 30).map(user -> 29 - user))))
                .join();
        assertThat(ReportFields.of(read())).isEqualTo(before);
    }

    /**
     * As MariaDB does by itself from 11.6.2 on: what changed since a transaction first read without a lock is refused to it. While the erasure
     * waits for the impressions of its variant, the clicks are changed.
     */
    @Test
    void anErasureGoesOnWithSnapshotIsolationToo() throws SQLException {
        assumeTrue(
                String.valueOf(jdbc.queryForObject("SELECT VERSION()", String.class))
                        .contains("MariaDB"),
                "MySQL has no such setting");
        for (String user : List.of("a", "b")) {
            rows.visit(user, 0, DAY, new int[] {4, 2});
        }
        Map<String, ?> before = ReportFields.of(read());
        new EventErasure(jdbc, KEY).erase(new UserId("a"));
        try (Connection other = snapshotIsolation().getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            assertThat(lock.executeQuery("SELECT acting FROM recs_experiment_totals WHERE " + total("impressions")
                                    + " FOR UPDATE")
                            .next())
                    .isTrue();
            EventErasure isolated = new EventErasure(new JdbcTemplate(snapshotIsolation()), KEY);
            CompletableFuture<Long> erased = CompletableFuture.supplyAsync(() -> isolated.erase(new UserId("b")));
            while (lockWaits() == 0) {
                assertThat(erased).isNotDone();
            }
            for (int more : List.of(1, -1)) {
                assertThat(jdbc.update(
                                "UPDATE recs_experiment_totals SET acting = acting + ? WHERE " + total("clicks"), more))
                        .isEqualTo(1);
            }
            other.rollback();
            assertThat(erased.join()).isEqualTo(6);
        }
        assertThat(ReportFields.of(read())).isEqualTo(before);
    }

    private static String total(String quantity) {
        return "experiment = 'weights' AND variant = %d AND quantity = '%s' AND currency = ''"
                .formatted(ExperimentRows.code(0), quantity);
    }

    private static long lockWaits() {
        return jdbc.query("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'", (row, number) -> row.getLong(2))
                .getFirst();
    }

    private static DataSource snapshotIsolation() {
        String url = STACK.addresses().mysqlUrl();
        return new DriverManagerDataSource(
                url + (url.contains("?") ? "&" : "?") + "sessionVariables=innodb_snapshot_isolation=ON",
                STACK.addresses().mysqlUser(),
                STACK.addresses().mysqlPassword());
    }

    private static void erase(IntStream users) {
        users.forEach(user -> new EventErasure(jdbc, KEY).erase(new UserId("u" + user)));
    }

    private static void eightyUsers() {
        int[][] control = {{2, 1}, {4, 1}, {6, 3}, {8, 3}};
        int[][] fresh = {{2, 1}, {4, 3}, {6, 3}, {8, 5}};
        for (int user = 0; user < 40; user++) {
            rows.visit("u" + user, 0, DAY.multipliedBy(1 + user % 10), control[user % 4]);
            rows.visit("v" + user, 1, DAY.multipliedBy(1 + user % 10), fresh[user % 4]);
            if (user < 12) {
                rows.order("v" + user, 1, DAY.multipliedBy(1 + user % 10), "10 GBP");
            }
        }
    }

    /** A hundred with orders in two currencies, some from before the start. */
    private static void seededUsers() {
        SplittableRandom random = new SplittableRandom(17);
        for (int user = 0; user < 100; user++) {
            int variant = random.nextInt(2);
            for (int visit = 0; visit < 3; visit++) {
                Duration after = Duration.ofMinutes(random.nextInt(14 * 24 * 60));
                int seen = random.nextInt(1, 10);
                rows.visit("u" + user, variant, after, new int[] {seen, random.nextInt(seen + 1)});
                if (random.nextInt(2) == 0) {
                    rows.order(
                            "u" + user,
                            variant,
                            after,
                            "%d.%02d GBP".formatted(random.nextInt(90), random.nextInt(100)));
                }
                if (random.nextInt(3) == 0) {
                    Duration before = Duration.ofDays(random.nextInt(1, 89)).negated();
                    rows.visit("u" + user, -1, before, new int[] {2, 1});
                    rows.order("u" + user, -1, before, "5.5 EUR");
                }
            }
        }
    }

    private static ExperimentReport read() {
        var run = new ExperimentRuns(JdbcClient.create(jdbc)).find("weights").orElseThrow();
        return new ExperimentFigures(jdbc).read(run, NOW);
    }

    private static long count(String table) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }
}
