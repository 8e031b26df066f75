package dev.recs.evaluation;

import dev.recs.jobs.page.HtmlPage;
import dev.recs.jobs.page.IntervalPlot;
import dev.recs.jobs.page.IntervalPlot.Mark;
import dev.recs.jobs.page.IntervalPlot.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was measured as one HTML page. */
public final class ReportPage {

    private static final List<String> HEAD = List.of(
            "method",
            "NDCG",
            "95 %",
            "difference",
            "recall",
            "hit rate",
            "coverage",
            "top ten",
            "novelty",
            "diversity");
    private static final List<String> COSTS = List.of("fit, CPU s", "CPU ms a user", "MiB", "version");

    private ReportPage() {}

    public static String render(Measured measured) {
        HtmlPage page = new HtmlPage("recs evaluate").soft(ReportText.title(measured));
        for (String task : ReportText.tasks(measured)) {
            List<Row> rows = ReportText.of(measured, task);
            page.heading("Task " + task).plot(plot(rows)).table(head(measured), table(rows, measured));
            segments(rows, page);
        }
        listed(
                page,
                "Outside lists",
                measured.lists().stream()
                        .flatMap(account -> account.lines().stream())
                        .toList());
        listed(
                page,
                "Products that nobody has bought yet",
                measured.found().stream().map(ReportText::found).toList());
        measured.audit().ifPresent(audit -> {
            listed(page, "Audit of the lists", audit.lines());
            page.heading("Thirty lists to read").part(audit.page());
        });
        return page.end();
    }

    private static void listed(HtmlPage page, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.heading(title).list(lines);
        }
    }

    private static IntervalPlot plot(List<Row> rows) {
        return new IntervalPlot(
                "NDCG by method",
                rows.stream()
                        .map(row -> new Mark(
                                row.method(),
                                row.mean().ndcg(),
                                row.interval().low(),
                                row.interval().high(),
                                number("%.4f", row.mean().ndcg()),
                                row.method().startsWith("recs") ? Tone.GOOD : Tone.PLAIN))
                        .toList(),
                "");
    }

    private static List<String> head(Measured measured) {
        return Stream.of(HEAD, measured.costs().isEmpty() ? List.<String>of() : COSTS, List.of("users"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<List<String>> table(List<Row> rows, Measured measured) {
        return rows.stream().map(row -> cells(row, measured)).toList();
    }

    private static List<String> cells(Row row, Measured measured) {
        List<String> cells = new ArrayList<>(List.of(
                row.method(),
                number("%.4f", row.mean().ndcg()),
                number("%.4f", row.interval().low()) + " – "
                        + number("%.4f", row.interval().high()),
                ReportText.difference(row).replace(" - ", " – "),
                number("%.4f", row.mean().recall()),
                number("%.4f", row.mean().hit()),
                number("%.3f", row.lists().coverage()),
                number("%.3f", row.lists().topTenShare()),
                number("%.2f", row.lists().novelty()),
                ReportText.diversity(row)));
        if (!measured.costs().isEmpty()) {
            cells.add(ReportText.cost(measured, row, "%.1f", Cost::fitCpuSeconds));
            cells.add(ReportText.cost(measured, row, "%.2f", Cost::answerCpuMsPerUser));
            cells.add(ReportText.cost(measured, row, "%.0f", Cost::peakRssMib));
            cells.add(ReportText.version(measured, row));
        }
        cells.add(Long.toString(row.users()));
        return cells;
    }

    private static void segments(List<Row> rows, HtmlPage page) {
        List<String> segments = ReportText.segments(rows);
        List<String> head = new ArrayList<>(List.of("NDCG by past orders"));
        segments.forEach(segment -> head.add("%s (%d)".formatted(segment, ReportText.users(rows, segment))));
        page.table(
                head,
                rows.stream()
                        .map(row -> Stream.concat(
                                        Stream.of(row.method()),
                                        segments.stream().map(segment -> ReportText.ndcg(row, segment)))
                                .toList())
                        .toList());
    }

    private static String number(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }
}
