package dev.recs.jobs.online;

import static dev.recs.jobs.online.Rows.NOON;
import static dev.recs.jobs.online.Rows.PERIOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.model.event.ReferredKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

final class OnlineTotalsTest {

    private static final int HOURS = 72;
    private static final List<ReferredKind> KINDS =
            List.of(ReferredKind.IMPRESSION, ReferredKind.CLICK, ReferredKind.CART);

    @Test
    void noRowMakesAnEmptyReport() {
        OnlineReport report = new OnlineTotals(PERIOD).report();
        assertThat(report.events()).isZero();
        assertThat(report.groups()).isEmpty();
    }

    @Test
    void aPeriodBeginsWithItsFirstDayAndIsReadFromAWindowBefore() {
        assertThat(PERIOD.firstDay()).hasToString("2026-03-08");
        assertThat(PERIOD.lastDay()).hasToString("2026-03-10");
        assertThat(PERIOD.readFrom()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(Period.lastDays(1, NOON, Duration.ofHours(1)).readFrom()).isEqualTo("2026-03-09T00:00:00Z");
    }

    /** Whatever the events: each has one placement, source, shelf and day, and neither rows nor users have an order. */
    @Test
    void partsAddUpAndOrderDoesNotMatter() {
        Random random = new Random(17);
        for (int run = 0; run < 100; run++) {
            List<Rows> users = new ArrayList<>();
            for (int user = 0; user < 8; user++) {
                users.add(user("u" + user, random));
            }
            OnlineReport report = report(users);
            assertPartsAddUp(report);
            users.forEach(user -> Collections.shuffle(user.list(), random));
            Collections.shuffle(users, random);
            assertThat(lines(report(users))).isEqualTo(lines(report));
            assertThat(report(users).uncounted()).isEqualTo(report.uncounted());
        }
    }

    private static void assertPartsAddUp(OnlineReport report) {
        GroupTotals all = report.by(Dimension.ALL).getFirst();
        List<ToLongFunction<GroupTotals>> counts =
                List.of(GroupTotals::impressions, GroupTotals::clicks, GroupTotals::carts);
        for (Dimension dimension : Dimension.PRINTED) {
            for (ToLongFunction<GroupTotals> count : counts) {
                assertThat(report.by(dimension).stream().mapToLong(count).sum()).isEqualTo(count.applyAsLong(all));
            }
        }
        assertThat(all.clicks()).isBetween(1L, all.impressions());
        assertThat(all.users()).isEqualTo(8);
    }

    private static List<String> lines(OnlineReport report) {
        return report.groups().keySet().stream()
                .sorted()
                .flatMap(dimension -> report.by(dimension).stream())
                .map(group -> "%s %d %d %d %d %d %s %s %.9f"
                        .formatted(
                                group.name(),
                                group.users(),
                                group.impressions(),
                                group.clicks(),
                                group.carts(),
                                group.orders(),
                                group.revenue(),
                                group.clickThrough(),
                                group.conversion().value()))
                .toList();
    }

    private static OnlineReport report(List<Rows> users) {
        OnlineTotals totals = new OnlineTotals(PERIOD);
        users.forEach(user -> user.list().forEach(totals::add));
        return totals.report();
    }

    /** Events of few products and responses, so that many meet; one is shown in the period. */
    private static Rows user(String name, Random random) {
        Rows rows = new Rows(name).impression("shown", response(0), NOON);
        List<String> impressions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String product = "p" + random.nextInt(3);
            Response response = response(random.nextInt(6));
            var at = NOON.minus(Duration.ofMinutes(random.nextInt(60 * HOURS)));
            ReferredKind kind = KINDS.get(random.nextInt(KINDS.size()));
            if (kind != ReferredKind.IMPRESSION || isNew(impressions, product + response)) {
                rows.add(kind, product, response, at);
            }
            if (random.nextInt(5) == 0) {
                rows.order("o" + i, product, response, at, random.nextBoolean() ? "1.5 GBP" : "");
            }
        }
        return rows.click("shown", response(0), NOON.plusSeconds(1));
    }

    /** The table has an impression once. */
    private static boolean isNew(List<String> known, String impression) {
        return !known.contains(impression) && known.add(impression);
    }

    private static Response response(int number) {
        return new Response(
                "r" + number,
                number % 2 == 0 ? "recommendations" : "similar",
                number % 3 == 0 ? "popular" : "personalized",
                number == 4 ? "trending" : "",
                0);
    }
}
