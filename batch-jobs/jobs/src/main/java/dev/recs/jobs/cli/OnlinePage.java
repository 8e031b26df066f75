package dev.recs.jobs.cli;

import dev.recs.jobs.experiments.statistics.Comparison;
import dev.recs.jobs.online.Dimension;
import dev.recs.jobs.online.GroupTotals;
import dev.recs.jobs.online.HoldOutLift;
import dev.recs.jobs.online.OnlineReport;
import dev.recs.jobs.online.Ratio;
import dev.recs.jobs.online.Ratio.Interval;
import dev.recs.jobs.online.Ratio.TooFew;
import dev.recs.jobs.page.HtmlPage;
import dev.recs.jobs.page.IntervalPlot;
import dev.recs.jobs.page.IntervalPlot.Mark;
import dev.recs.jobs.page.IntervalPlot.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What came of the lists, as one HTML page. */
final class OnlinePage {

    private static final double PERCENT = 100;
    private static final List<String> HEAD = List.of(
            "",
            "users",
            "impressions",
            "clicks",
            "click-through %",
            "carts",
            "orders",
            "orders per user",
            "revenue per 1000");

    private OnlinePage() {}

    static String render(OnlineReport report) {
        HtmlPage page = new HtmlPage("What came of the lists")
                .soft("%s to %s (UTC), %,d events"
                        .formatted(report.period().firstDay(), report.period().lastDay(), report.events()));
        if (report.isEmpty()) {
            return page.said(List.of("No event with a recommendationId is stored of these days."))
                    .end();
        }
        report.holdOut().ifPresent(holdOut -> holdOut(holdOut, page));
        for (Dimension dimension : Dimension.PRINTED) {
            page.heading(
                    dimension == Dimension.ALL
                            ? "All"
                            : "By " + dimension.name().toLowerCase(Locale.ROOT));
            if (report.by(dimension).size() > 1) {
                page.soft("click-through").plot(clickThrough(report.by(dimension)));
            }
            page.table(HEAD, report.by(dimension).stream().map(OnlinePage::row).toList());
        }
        return page.heading("About these figures").list(notes(report)).end();
    }

    private static void holdOut(HoldOutLift holdOut, HtmlPage page) {
        page.said(OnlinePrinter.lifts(holdOut))
                .soft(
                        "%,d users with personal lists beside %,d of the hold-out, who have lists too and see popular products; relative"
                                .formatted(
                                        holdOut.personal().users(),
                                        holdOut.popular().users()))
                .plot(new IntervalPlot(
                        "Relative differences with their intervals",
                        holdOut.lines().stream().flatMap(OnlinePage::lift).toList(),
                        " %"));
    }

    private static Stream<Mark> lift(HoldOutLift.Line line) {
        return switch (line.lift().certainty()) {
            case Interval interval ->
                Stream.of(new Mark(
                        line.name(),
                        PERCENT * line.lift().value(),
                        PERCENT * interval.low(),
                        PERCENT * interval.high(),
                        OnlinePrinter.lift(line.lift()),
                        tone(interval)));
            case TooFew _ -> Stream.empty();
        };
    }

    private static Tone tone(Interval interval) {
        if (interval.high() < 0) {
            return Tone.BAD;
        }
        return interval.low() > 0 ? Tone.GOOD : Tone.PLAIN;
    }

    private static IntervalPlot clickThrough(List<GroupTotals> groups) {
        List<Mark> marks = groups.stream()
                .map(group -> {
                    Ratio ratio = group.clickThrough().times(PERCENT);
                    Interval interval = ratio.certainty() instanceof Interval known
                            ? known
                            : new Interval(ratio.value(), ratio.value());
                    return new Mark(
                            group.name(),
                            ratio.value(),
                            interval.low(),
                            interval.high(),
                            OnlinePrinter.ratio(ratio, "%.2f"),
                            Tone.PLAIN);
                })
                .toList();
        return new IntervalPlot("Click-through with its interval", marks, " %");
    }

    private static List<String> row(GroupTotals group) {
        return List.of(
                group.name(),
                "%,d".formatted(group.users()),
                "%,d".formatted(group.impressions()),
                "%,d".formatted(group.clicks()),
                OnlinePrinter.ratio(group.clickThrough().times(PERCENT), "%.2f"),
                "%,d".formatted(group.carts()),
                "%,d".formatted(group.orders()),
                OnlinePrinter.ratio(group.conversion(), "%.4f"),
                OnlinePrinter.revenue(group));
    }

    private static List<String> notes(OnlineReport report) {
        List<String> notes = new ArrayList<>(List.of(
                "in brackets 95 %% intervals over users, for one look at one figure; none below %d users or %d who acted"
                        .formatted(Comparison.MIN_USERS, Comparison.MIN_ACTING_USERS),
                "two lines of a table are no experiment: their users differ",
                "products viewed and satisfaction are not measured"));
        if (report.uncounted().sum() > 0) {
            notes.add("%,d events found no impression, or no order in the shop, and count nowhere"
                    .formatted(report.uncounted().sum()));
        }
        if (report.read().erased() > 0) {
            notes.add(OnlinePrinter.erased(report));
        }
        return notes;
    }
}
