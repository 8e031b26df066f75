package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.online.Dimension;
import dev.recs.jobs.online.GroupTotals;
import dev.recs.jobs.online.OnlineReport;
import dev.recs.model.UserId;
import dev.recs.model.event.EventUserHasher;
import dev.recs.model.experiment.VariantName;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.events.EventSettings;
import dev.recs.stores.totals.EventErasure;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report over rows in the table: what is printed, to the character. */
final class OnlineStatsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.parse("2026-03-10T21:00:00Z");
    private static final Instant SHOWN = Instant.parse("2026-03-09T10:00:00Z");
    private static final String NO_SHELF = "";
    private static final byte[] KEY = "an erasure key of 32 characters.".getBytes(StandardCharsets.UTF_8);
    private static final EventUserHasher HASHER = new EventUserHasher(KEY);

    private static final String EXPECTED = """
            online figures, 2026-03-08 to 2026-03-10 (UTC): 298 events
            in brackets 95 % intervals over users, for one look at one figure; none below 30 users or 10 who acted
            not counted: without an impression 1 clicks, 0 carts, 0 order lines; 1 order lines that the shop does not show

                                users  impressions   clicks click-through %             carts   orders orders per user          revenue per 1000 impressions
            all                    40          202       80 39.60 (36.67 to 42.54)          1       13 0.3250 (0.1780 to 0.4720) EUR 37.13 (too few to say); GBP 594.06 (295.47 to 892.65)

            by placement        users  impressions   clicks click-through %             carts   orders orders per user          revenue per 1000 impressions
            recommendations        40          200       80 40.00 (37.19 to 42.81)          0       12 0.3000 (0.1562 to 0.4438) GBP 600.00 (300.28 to 899.72)
            similar                 1            2        0 0.00 (too few to say)           1        1 1.0000 (too few to say)  EUR 3750.00 (too few to say)

            by source           users  impressions   clicks click-through %             carts   orders orders per user          revenue per 1000 impressions
            personalized           40          200       80 40.00 (37.19 to 42.81)          0       12 0.3000 (0.1562 to 0.4438) GBP 600.00 (300.28 to 899.72)
            similar                 1            2        0 0.00 (too few to say)           1        1 1.0000 (too few to say)  EUR 3750.00 (too few to say)

            by shelf            users  impressions   clicks click-through %             carts   orders orders per user          revenue per 1000 impressions
            list                   40          201       80 39.80 (36.95 to 42.65)          1       13 0.3250 (0.1780 to 0.4720) EUR 37.31 (too few to say); GBP 597.01 (297.91 to 896.12)
            together                1            1        0 0.00 (too few to say)           0        0 0.0000 (too few to say)  none

            by variant          users  impressions   clicks click-through %             carts   orders orders per user          revenue per 1000 impressions
            none                   40          202       80 39.60 (36.67 to 42.54)          1       13 0.3250 (0.1780 to 0.4720) EUR 37.13 (too few to say); GBP 594.06 (295.47 to 892.65)

            by day              users  impressions   clicks click-through %             carts   orders orders per user          revenue per 1000 impressions
            2026-03-09             40          200       80 40.00 (37.19 to 42.81)          0       12 0.3000 (0.1562 to 0.4438) GBP 600.00 (300.28 to 899.72)
            2026-03-10              1            2        0 0.00 (too few to say)           1        1 1.0000 (too few to say)  EUR 3750.00 (too few to say)
            """;

    private static ConfigurableApplicationContext context;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.data-dir", "target/online-stats");
        context = RecsApplication.open(settings);
        jdbc = context.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM recs_events").update();
        jdbc.sql("DELETE FROM recs_event_totals").update();
    }

    @Test
    void anEmptyTableIsOneLine() {
        assertThat(OnlinePrinter.text(read()))
                .containsExactly(
                        "online figures, 2026-03-08 to 2026-03-10 (UTC): no event with a recommendationId is stored; the storefront posts them, and a worker stores them");
    }

    /**
     * Forty users see 2, 4, 6 and 8 products of the list and click on 1, 1, 3 and 3 of them; twelve order one for 10 pounds. One of them
     * sees two more on another page, one of these on a shelf, and one more orders in euros.
     *
     * <p>On paper: click-through 80/200, with R = 0.4 the squares of y − R x add up to 8; √(8 / (40 · 39)) / 5 = 0.014322. Orders 12/40,
     * squares 12 · 0.49 + 28 · 0.09 = 8.4; √(8.4 / 1560) = 0.073380. Revenue 120/200, squares 1200 − 1.2 · 600 + 0.36 · 1200 = 912;
     * √(912 / 1560) / 5 = 0.152920. Each times 1.96.
     */
    @Test
    void figuresAreThoseWorkedOutOnPaper() {
        fortyUsers();
        Shown elsewhere = new Shown("user-39", "similar-1", "similar", "similar", NO_SHELF);
        insert(elsewhere, "impression", "p0", SHOWN.plus(Duration.ofDays(1)));
        insert(
                new Shown("user-39", "similar-1", "similar", "similar", "together"),
                "impression",
                "p1",
                SHOWN.plus(Duration.ofDays(1)));
        insert(elsewhere, "cart", "p0", NOW.minusSeconds(60));
        order(elsewhere, "o-eur", "p0", new BigDecimal("7.50"), "EUR");
        insert(list("user-00"), "click", "never shown", NOW.minusSeconds(60));
        insert(list("user-01"), "order", "p0", NOW.minusSeconds(60));
        insert(list("user-02"), "impression", "after the report", NOW);

        assertThat(String.join(
                        "\n",
                        OnlinePrinter.text(read()).stream()
                                .map(String::stripTrailing)
                                .toList()))
                .isEqualTo(EXPECTED.strip());
    }

    /**
     * Forty more of the hold-out see as many and follow 0, 1, 1, 2 of them: 0.2, squares of y − 0.2 x add up to 4, the variance is 4 / 39000, that
     * of the others 8 / 39000. On paper: 0.4 / 0.2 − 1 = 1, by the control's 0.2 the
     * variances are 0.00256410 and 0.00512821; 1 − 1.96² · 0.00256410 = 0.990150, 1.96 √(4 · 0.00256410 + 0.00512821 · 0.990150) = 0.242704;
     * (2 ± 0.242704) / 0.990150.
     */
    @Test
    void theHoldOutsLiftIsTheFirstFigureAndVariantsHaveNames() throws IOException {
        fortyUsers();
        int[][] seenAndClicked = {{2, 0}, {4, 1}, {6, 1}, {8, 2}};
        for (int user = 0; user < 40; user++) {
            Shown popular = new Shown("held-%02d".formatted(user), "hold-1", "recommendations", "popular", NO_SHELF);
            insert(
                    new Shown(popular.user(), "list-0", "recommendations", "personalized", NO_SHELF),
                    "impression",
                    "before the hold-out",
                    SHOWN.minusSeconds(3_600));
            for (int i = 0; i < seenAndClicked[user % 4][0]; i++) {
                insert(popular, "impression", "p" + i, SHOWN);
            }
            for (int i = 0; i < seenAndClicked[user % 4][1]; i++) {
                insert(popular, "click", "p" + i, SHOWN.plusSeconds(60));
            }
        }
        jdbc.sql("UPDATE recs_events SET variant = ? WHERE recommendation_id = 'hold-1'")
                .param(VariantName.HOLD_OUT.shortHash())
                .update();
        OnlineReport report = read();
        assertThat(OnlinePrinter.text(report).subList(1, 4))
                .containsExactly(
                        "personal lists over popular ones since 2026-03-09: click-through +100.0 % (+77.5 to +126.5 %); goal +25 %",
                        "personal lists over popular ones since 2026-03-09: orders of shown products per user too few to say; goal +15 %",
                        "personal lists over popular ones since 2026-03-09: revenue of shown products per user GBP too few to say");
        Files.writeString(Path.of("target/online.html"), OnlinePage.render(report));
        assertThat(report.by(Dimension.VARIANT).stream().map(GroupTotals::name)).containsExactly("hold-out", "none");
    }

    /** Who is erased is not among the users; all that was shown, followed and ordered is counted as before. */
    @Test
    void anErasureChangesNoSum() {
        fortyUsers();
        insert(
                new Shown("user-03", "similar-1", "similar", "similar", "together"),
                "impression",
                "p1",
                SHOWN.plus(Duration.ofDays(1)));
        List<String> before = sums(read());
        EventErasure erasure = new EventErasure(context.getBean(JdbcTemplate.class), KEY);
        assertThat(erasure.erase(new UserId("user-03"))).isEqualTo(13);
        assertThat(sums(read())).isEqualTo(before);
        assertThat(read().by(Dimension.ALL).getFirst().users()).isEqualTo(39);
        assertThat(OnlinePrinter.text(read()))
                .contains(
                        "with what erased users came to at 2 days and places; they are not among the users, nor their orders in orders per user");
        for (int user = 0; user < 40; user++) {
            erasure.erase(new UserId("user-%02d".formatted(user)));
        }
        assertThat(sums(read())).isEqualTo(before);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM recs_events")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void thePageShowsTheSameAndAsksForNothing() throws IOException {
        fortyUsers();
        String page = OnlinePage.render(read());
        assertThat(page)
                .contains("<h1>What came of the lists</h1>", "40.00 (37.19 to 42.81)", "<h2>By variant</h2>")
                .doesNotContain("http", "src=", "url(", "@import");
    }

    private static List<String> sums(OnlineReport report) {
        return Dimension.PRINTED.stream()
                .flatMap(dimension -> report.by(dimension).stream())
                .map(group -> "%s %d %d %d %d %s"
                        .formatted(
                                group.name(),
                                group.impressions(),
                                group.clicks(),
                                group.carts(),
                                group.orders(),
                                group.revenue()))
                .toList();
    }

    private static void fortyUsers() {
        int[][] seenAndClicked = {{2, 1}, {4, 1}, {6, 3}, {8, 3}};
        for (int user = 0; user < 40; user++) {
            Shown list = list("user-%02d".formatted(user));
            for (int i = 0; i < seenAndClicked[user % 4][0]; i++) {
                insert(list, "impression", "p" + i, SHOWN);
            }
            for (int i = 0; i < seenAndClicked[user % 4][1]; i++) {
                insert(list, "click", "p" + i, SHOWN.plusSeconds(60));
            }
            if (user < 12) {
                order(list, "o-" + user, "p0", new BigDecimal("10"), "GBP");
            }
        }
    }

    private static OnlineReport read() {
        return new OnlineStats(jdbc, context.getBean(JdbcTemplate.class), context.getBean(EventSettings.class))
                .read(3, NOW);
    }

    private static Shown list(String user) {
        return new Shown(user, "list-1", "recommendations", "personalized", NO_SHELF);
    }

    private static void insert(Shown shown, String kind, String product, Instant at) {
        String reference = kind.equals("order") ? "announced" : shown.id();
        insert(shown, List.of(kind, product, reference), at, null, "");
    }

    private static void order(Shown shown, String order, String product, BigDecimal amount, String currency) {
        insert(shown, List.of("order", product, order), NOW.minusSeconds(30), amount, currency);
    }

    private static void insert(
            Shown shown, List<String> what, Instant at, @Nullable BigDecimal amount, String currency) {
        jdbc.sql(
                        "INSERT INTO recs_events (user_hash, kind, product_id, reference, recommendation_id, placement, source, shelf,"
                                + " variant, happened_at, is_settled, amount, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)")
                .params(HASHER.hash(new UserId(shown.user())), what.get(0), what.get(1), what.get(2))
                .params(shown.id(), shown.placement(), shown.source(), shown.shelf())
                .param(SqlTimes.write(at))
                .param(amount != null)
                .param(amount)
                .param(currency)
                .update();
    }

    /** A user and the response that showed something. */
    private record Shown(String user, String id, String placement, String source, String shelf) {}
}
