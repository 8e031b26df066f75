package dev.recs.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Prints what was measured as tables with bars. */
public final class ReportText {

    private static final int BAR = 24;

    private ReportText() {}

    /** One block a task, a bar as long as the NDCG is high; then the NDCG by users' past orders, then outside lists and withheld products. */
    public static List<String> table(Measured measured) {
        List<String> lines = new ArrayList<>();
        lines.add(title(measured));
        double most = measured.rows().stream()
                .mapToDouble(row -> row.mean().ndcg())
                .max()
                .orElse(1);
        for (String task : tasks(measured)) {
            List<Row> rows = of(measured, task);
            lines.add("");
            lines.add(head(task, measured, rows.getFirst().users()));
            rows.forEach(row -> lines.add(line(row, measured, most)));
        }
        for (String task : tasks(measured)) {
            lines.add("");
            lines.addAll(segments(task, of(measured, task)));
        }
        lines.add("");
        measured.lists().forEach(account -> lines.addAll(account.lines()));
        measured.found().forEach(found -> lines.add(found(found)));
        measured.audit().ifPresent(audit -> lines.addAll(audit.lines()));
        return lines;
    }

    static String title(Measured measured) {
        Measured.Setting setting = measured.setting();
        return "%s%s, %d users, NDCG@%d with 95 %% intervals; difference to %s, by user"
                .formatted(
                        setting.protocol(),
                        setting.cut().isEmpty() ? "" : " at " + setting.cut(),
                        setting.users(),
                        setting.k(),
                        measured.reference());
    }

    static List<String> tasks(Measured measured) {
        return measured.rows().stream().map(Row::task).distinct().toList();
    }

    static List<Row> of(Measured measured, String task) {
        return measured.rows().stream().filter(row -> row.task().equals(task)).toList();
    }

    /** The segments that any method has lists for, with the most users that any has; small before large. */
    static List<String> segments(List<Row> rows) {
        Set<Segment> segments = new TreeSet<>();
        for (Segment segment : Segment.values()) {
            if (rows.stream().anyMatch(row -> row.lists().segments().containsKey(segment.label()))) {
                segments.add(segment);
            }
        }
        return segments.stream().map(Segment::label).toList();
    }

    static int users(List<Row> rows, String segment) {
        return rows.stream()
                .map(row -> row.lists().segments().get(segment))
                .mapToInt(part -> part == null ? 0 : part.users())
                .max()
                .orElse(0);
    }

    static String ndcg(Row row, String segment) {
        Row.Part part = row.lists().segments().get(segment);
        return part == null ? "-" : String.format(Locale.ROOT, "%.4f", part.ndcg());
    }

    static String difference(Row row) {
        return row.difference()
                .map(difference -> String.format(
                        Locale.ROOT,
                        "%+.4f (%+.4f - %+.4f)",
                        difference.mean(),
                        difference.interval().low(),
                        difference.interval().high()))
                .orElse("-");
    }

    static String diversity(Row row) {
        double diversity = row.lists().diversity();
        return Double.isNaN(diversity) ? "-" : String.format(Locale.ROOT, "%.3f", diversity);
    }

    /** One field of a method's cost, as text. */
    static String cost(Measured measured, Row row, String format, Function<Cost, OptionalDouble> field) {
        Cost cost = measured.costs().get(row.method());
        OptionalDouble value = cost == null ? OptionalDouble.empty() : field.apply(cost);
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }

    static String version(Measured measured, Row row) {
        Cost cost = measured.costs().get(row.method());
        return cost == null ? "" : cost.version();
    }

    static String found(WithheldProducts.Found found) {
        return String.format(
                Locale.ROOT,
                "withheld products, %s: recall@10 %.4f (%.4f - %.4f), %d products, %d users",
                found.method(),
                found.recall(),
                found.interval().low(),
                found.interval().high(),
                found.products(),
                found.users());
    }

    private static String head(String task, Measured measured, int users) {
        String cost = measured.costs().isEmpty() ? "" : " %8s %8s %6s".formatted("fit s", "ms/user", "MiB");
        return "%-26s %6s  %-15s  %-27s %6s %6s %8s %6s %7s %9s%s  %d users"
                .formatted(
                        "task " + task,
                        "NDCG",
                        "interval",
                        "difference",
                        "recall",
                        "hits",
                        "coverage",
                        "top 10",
                        "novelty",
                        "diversity",
                        cost,
                        users);
    }

    private static String line(Row row, Measured measured, double most) {
        int length = (int) Math.round(BAR * row.mean().ndcg() / Math.max(most, Double.MIN_NORMAL));
        String quality = String.format(
                Locale.ROOT,
                "%-26s %.4f  %.4f - %.4f  %-27s %6.4f %6.4f %8.3f %6.3f %7.2f %9s",
                row.method(),
                row.mean().ndcg(),
                row.interval().low(),
                row.interval().high(),
                difference(row),
                row.mean().recall(),
                row.mean().hit(),
                row.lists().coverage(),
                row.lists().topTenShare(),
                row.lists().novelty(),
                diversity(row));
        return "%s%s  %-24s  %s"
                .formatted(quality, costs(row, measured), "#".repeat(length), version(measured, row))
                .stripTrailing();
    }

    private static String costs(Row row, Measured measured) {
        return measured.costs().isEmpty()
                ? ""
                : " %8s %8s %6s"
                        .formatted(
                                cost(measured, row, "%.1f", Cost::fitCpuSeconds),
                                cost(measured, row, "%.2f", Cost::answerCpuMsPerUser),
                                cost(measured, row, "%.0f", Cost::peakRssMib));
    }

    private static List<String> segments(String task, List<Row> rows) {
        List<String> segments = segments(rows);
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("%-26s".formatted(task + ", NDCG by past orders"));
        segments.forEach(segment -> head.append(" %18s".formatted("%s (%d)".formatted(segment, users(rows, segment)))));
        lines.add(head.toString());
        for (Row row : rows) {
            StringBuilder line = new StringBuilder("%-26s".formatted(row.method()));
            segments.forEach(segment -> line.append(" %18s".formatted(ndcg(row, segment))));
            lines.add(line.toString());
        }
        return lines;
    }
}
