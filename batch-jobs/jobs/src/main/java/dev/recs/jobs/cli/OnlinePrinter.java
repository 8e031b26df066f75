package dev.recs.jobs.cli;

import dev.recs.jobs.experiments.statistics.Comparison;
import dev.recs.jobs.online.Dimension;
import dev.recs.jobs.online.GroupTotals;
import dev.recs.jobs.online.HoldOutLift;
import dev.recs.jobs.online.OnlineReport;
import dev.recs.jobs.online.Ratio;
import dev.recs.jobs.online.Ratio.Interval;
import dev.recs.jobs.online.Ratio.TooFew;
import dev.recs.jobs.online.Uncounted;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What came of the lists, for people. */
final class OnlinePrinter {

    private static final double PERCENT = 100;
    private static final String LINE = "%-16s %8s %12s %8s %-24s %8s %8s %-24s %s";

    private OnlinePrinter() {}

    static void print(OnlineReport report, boolean asJson, PrintStream out) {
        if (asJson) {
            out.println(JsonMapper.shared().writeValueAsString(OnlineJson.fields(report)));
        } else {
            text(report).forEach(line -> out.println(line.stripTrailing()));
        }
    }

    static List<String> text(OnlineReport report) {
        String days = "%s to %s (UTC)"
                .formatted(report.period().firstDay(), report.period().lastDay());
        if (report.isEmpty()) {
            return List.of(
                    "online figures, %s: no event with a recommendationId is stored; the storefront posts them, and a worker stores them"
                            .formatted(days));
        }
        List<String> lines = new ArrayList<>();
        lines.add("online figures, %s: %d events".formatted(days, report.events()));
        lines.add(
                "in brackets 95 %% intervals over users, for one look at one figure; none below %d users or %d who acted"
                        .formatted(Comparison.MIN_USERS, Comparison.MIN_ACTING_USERS));
        report.holdOut().ifPresent(holdOut -> lines.addAll(lines.size() - 1, lifts(holdOut)));
        uncounted(report.uncounted(), lines);
        if (report.read().erased() > 0) {
            lines.add(erased(report));
        }
        for (Dimension dimension : Dimension.PRINTED) {
            lines.add("");
            lines.add(header(dimension));
            report.by(dimension).forEach(group -> lines.add(line(group)));
        }
        return lines;
    }

    /** The first figures, if there are any. */
    static List<String> lifts(HoldOutLift holdOut) {
        return holdOut.lines().stream()
                .map(line -> "personal lists over popular ones since %s: %s %s%s"
                        .formatted(
                                LocalDate.ofInstant(holdOut.since(), ZoneOffset.UTC),
                                line.name(),
                                lift(line.lift()),
                                Double.isNaN(line.goal()) ? "" : number("; goal %+.0f %%", PERCENT * line.goal())))
                .toList();
    }

    static String lift(Ratio lift) {
        return switch (lift.certainty()) {
            case Interval interval ->
                "%s (%s to %s)"
                        .formatted(
                                number("%+.1f %%", PERCENT * lift.value()),
                                number("%+.1f", PERCENT * interval.low()),
                                number("%+.1f %%", PERCENT * interval.high()));
            case TooFew _ -> "too few to say";
        };
    }

    static String erased(OnlineReport report) {
        return "with what erased users came to at %d days and places; they are not among the users, nor their orders in orders per user"
                .formatted(report.read().erased());
    }

    private static void uncounted(Uncounted uncounted, List<String> lines) {
        if (uncounted.sum() > 0) {
            lines.add(
                    "not counted: without an impression %d clicks, %d carts, %d order lines; %d order lines that the shop does not show"
                            .formatted(
                                    uncounted.clicks(),
                                    uncounted.carts(),
                                    uncounted.orderLines(),
                                    uncounted.unsettled()));
        }
    }

    private static String header(Dimension dimension) {
        String by = dimension == Dimension.ALL ? "" : "by " + dimension.name().toLowerCase(Locale.ROOT);
        return LINE.formatted(
                by,
                "users",
                "impressions",
                "clicks",
                "click-through %",
                "carts",
                "orders",
                "orders per user",
                "revenue per 1000 impressions");
    }

    private static String line(GroupTotals group) {
        return LINE.formatted(
                group.name(),
                group.users(),
                group.impressions(),
                group.clicks(),
                ratio(group.clickThrough().times(PERCENT), "%.2f"),
                group.carts(),
                group.orders(),
                ratio(group.conversion(), "%.4f"),
                revenue(group));
    }

    static String revenue(GroupTotals group) {
        if (group.revenue().isEmpty()) {
            return group.orders() == 0 ? "none" : "no prices";
        }
        return group.revenue().keySet().stream()
                .map(currency -> (currency + " " + ratio(group.revenuePerThousand(currency), "%.2f")).strip())
                .collect(Collectors.joining("; "));
    }

    static String ratio(Ratio ratio, String form) {
        String value = number(form, ratio.value());
        return switch (ratio.certainty()) {
            case Interval interval ->
                "%s (%s to %s)".formatted(value, number(form, interval.low()), number(form, interval.high()));
            case TooFew _ -> value + " (too few to say)";
        };
    }

    private static String number(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }
}
