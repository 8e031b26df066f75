package dev.recs.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Prints what was measured as tables with bars, or as JSON. */
public final class ReportText {

    private static final int BAR = 24;

    private ReportText() {}

    public static String json(Measured measured) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("protocol", measured.protocol());
        root.put("cut", measured.cut());
        root.put("users", measured.users());
        root.put("rows", measured.rows().stream().map(ReportText::json).toList());
        return JsonMapper.builder().build().writeValueAsString(root);
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", row.method());
        fields.put("task", row.task());
        fields.put("ndcg", row.mean().ndcg());
        fields.put("recall", row.mean().recall());
        fields.put("hitRate", row.mean().hit());
        fields.put("coverage", row.lists().coverage());
        fields.put("low", row.interval().low());
        fields.put("high", row.interval().high());
        return fields;
    }

    /** One block a task, a bar as long as the NDCG is high; then the NDCG by customers' past orders, then withheld products. */
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
            lines.add("%-26s %6s  %-15s %6s %6s %8s %7s %9s  %d customers"
                    .formatted(
                            "task " + task,
                            "NDCG",
                            "interval",
                            "recall",
                            "hits",
                            "coverage",
                            "novelty",
                            "diversity",
                            rows.getFirst().users()));
            rows.forEach(row -> lines.add(line(row, most)));
        }
        for (String task : tasks(measured)) {
            lines.add("");
            lines.addAll(segments(task, of(measured, task)));
        }
        lines.add("");
        measured.found().forEach(found -> lines.add(found(found)));
        return lines;
    }

    static String title(Measured measured) {
        return "%s%s, %d customers, NDCG@%d with 95 %% intervals"
                .formatted(
                        measured.protocol(),
                        measured.cut().isEmpty() ? "" : " at " + measured.cut(),
                        measured.users(),
                        measured.k());
    }

    static List<String> tasks(Measured measured) {
        return measured.rows().stream().map(Row::task).distinct().toList();
    }

    static List<Row> of(Measured measured, String task) {
        return measured.rows().stream().filter(row -> row.task().equals(task)).toList();
    }

    static String found(WithheldProducts.Found found) {
        return String.format(
                Locale.ROOT,
                "withheld products, %s: recall@10 %.4f (%.4f - %.4f), %d products, %d customers",
                found.method(),
                found.recall(),
                found.interval().low(),
                found.interval().high(),
                found.products(),
                found.users());
    }

    private static String line(Row row, double most) {
        int length = (int) Math.round(BAR * row.mean().ndcg() / Math.max(most, Double.MIN_NORMAL));
        return String.format(
                Locale.ROOT,
                "%-26s %.4f  %.4f - %.4f %6.4f %6.4f %8.3f %7.2f %9.3f  %s",
                row.method(),
                row.mean().ndcg(),
                row.interval().low(),
                row.interval().high(),
                row.mean().recall(),
                row.mean().hit(),
                row.lists().coverage(),
                row.lists().novelty(),
                row.lists().diversity(),
                "#".repeat(length));
    }

    private static List<String> segments(String task, List<Row> rows) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("%-26s".formatted(task + ", NDCG by past orders"));
        rows.getFirst()
                .lists()
                .segments()
                .forEach((label, part) -> head.append(" %18s".formatted("%s (%d)".formatted(label, part.users()))));
        lines.add(head.toString());
        for (Row row : rows) {
            StringBuilder line = new StringBuilder("%-26s".formatted(row.method()));
            row.lists()
                    .segments()
                    .values()
                    .forEach(part -> line.append(String.format(Locale.ROOT, " %18.4f", part.ndcg())));
            lines.add(line.toString());
        }
        return lines;
    }
}
