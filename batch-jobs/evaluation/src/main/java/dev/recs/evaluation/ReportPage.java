package dev.recs.evaluation;

import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** What was measured as one HTML page that needs nothing else: tables, and plots as SVG. */
public final class ReportPage {

    private static final int ROW = 26;
    private static final int LEFT = 200;
    private static final int WIDTH = 520;
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:96rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
            table{border-collapse:collapse;margin:1rem 0}td,th{padding:.25rem .7rem;text-align:right;border-bottom:1px solid #d8dee4}
            td:first-child,th:first-child{text-align:left}td,th{white-space:nowrap}.wide{overflow-x:auto}svg text{font:13px system-ui,sans-serif;fill:#1b1f24}
            """;

    private ReportPage() {}

    public static String render(Measured measured) {
        StringBuilder page = new StringBuilder(
                        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>recs evaluate</title><style>")
                .append(STYLE)
                .append("</style><h1>recs evaluate</h1><p>")
                .append(escaped(ReportText.title(measured)))
                .append("</p>");
        for (String task : ReportText.tasks(measured)) {
            List<Row> rows = ReportText.of(measured, task);
            page.append("<h2>Task ")
                    .append(escaped(task))
                    .append("</h2>")
                    .append(plot(rows))
                    .append(table(rows, measured))
                    .append(segments(rows));
        }
        page.append(listed(
                "Outside lists",
                measured.lists().stream()
                        .flatMap(account -> account.lines().stream())
                        .toList()));
        page.append(listed(
                "Products that nobody has bought yet",
                measured.found().stream().map(ReportText::found).toList()));
        measured.audit()
                .ifPresent(audit -> page.append(listed("Audit of the lists", audit.lines()))
                        .append("<h2>Thirty lists to read</h2>")
                        .append(audit.page()));
        return page.append("</html>\n").toString();
    }

    private static String listed(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder part = new StringBuilder("<h2>" + title + "</h2><ul>");
        lines.forEach(line -> part.append("<li>").append(escaped(line)).append("</li>"));
        return part.append("</ul>").toString();
    }

    /** A bar a method, with its interval as a whisker. */
    private static String plot(List<Row> rows) {
        double most =
                rows.stream().mapToDouble(row -> row.interval().high()).max().orElse(0);
        double scale = (WIDTH - LEFT) / Math.max(most, Double.MIN_NORMAL) * 0.8;
        StringBuilder svg =
                new StringBuilder("<svg role=\"img\" aria-label=\"NDCG by method\" width=\"%d\" height=\"%d\">"
                        .formatted(WIDTH + LEFT / 2, ROW * rows.size() + ROW));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"0\" y=\"%d\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"%s\"/>"
                            + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#1b1f24\"/><text x=\"%.1f\" y=\"%d\">%.4f</text>",
                    ROW * i + 17,
                    escaped(row.method()),
                    LEFT,
                    ROW * i + 4,
                    scale * row.mean().ndcg(),
                    row.method().startsWith("recs") ? "#2f6f4f" : "#9aa7b3",
                    LEFT + scale * row.interval().low(),
                    LEFT + scale * row.interval().high(),
                    ROW * i + 12,
                    ROW * i + 12,
                    LEFT + scale * row.interval().high() + 8,
                    ROW * i + 17,
                    row.mean().ndcg()));
        }
        return svg.append("</svg>").toString();
    }

    private static String table(List<Row> rows, Measured measured) {
        String cost = measured.costs().isEmpty()
                ? ""
                : "<th>fit, CPU s</th><th>CPU ms a user</th><th>MiB</th><th>version</th>";
        StringBuilder table = new StringBuilder(
                        "<div class=\"wide\"><table><tr><th>method</th><th>NDCG</th><th>95 %</th><th>difference</th><th>recall</th>"
                                + "<th>hit rate</th><th>coverage</th><th>top ten</th><th>novelty</th><th>diversity</th>")
                .append(cost)
                .append("<th>users</th></tr>");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%.4f</td><td>%.4f – %.4f</td><td>%s</td><td>%.4f</td><td>%.4f</td><td>%.3f</td>"
                            + "<td>%.3f</td><td>%.2f</td><td>%s</td>%s<td>%d</td></tr>",
                    escaped(row.method()),
                    row.mean().ndcg(),
                    row.interval().low(),
                    row.interval().high(),
                    ReportText.difference(row).replace(" - ", " – "),
                    row.mean().recall(),
                    row.mean().hit(),
                    row.lists().coverage(),
                    row.lists().topTenShare(),
                    row.lists().novelty(),
                    ReportText.diversity(row),
                    costs(row, measured),
                    row.users()));
        }
        return table.append("</table></div>").toString();
    }

    private static String costs(Row row, Measured measured) {
        return measured.costs().isEmpty()
                ? ""
                : "<td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                        .formatted(
                                ReportText.cost(measured, row, "%.1f", Cost::fitCpuSeconds),
                                ReportText.cost(measured, row, "%.2f", Cost::answerCpuMsPerUser),
                                ReportText.cost(measured, row, "%.0f", Cost::peakRssMib),
                                escaped(ReportText.version(measured, row)));
    }

    private static String segments(List<Row> rows) {
        List<String> segments = ReportText.segments(rows);
        StringBuilder table = new StringBuilder("<div class=\"wide\"><table><tr><th>NDCG by past orders</th>");
        segments.forEach(segment ->
                table.append("<th>%s (%d)</th>".formatted(escaped(segment), ReportText.users(rows, segment))));
        table.append("</tr>");
        for (Row row : rows) {
            table.append("<tr><td>").append(escaped(row.method())).append("</td>");
            segments.forEach(segment -> table.append("<td>%s</td>".formatted(ReportText.ndcg(row, segment))));
            table.append("</tr>");
        }
        return table.append("</table></div>").toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
