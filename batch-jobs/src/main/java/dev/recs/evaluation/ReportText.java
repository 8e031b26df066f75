package dev.recs.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Prints rows as a table with bars, or as JSON. */
public final class ReportText {

    private static final int BAR = 30;

    private ReportText() {}

    public static String json(Split split, List<Row> rows) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("protocol", split.protocol());
        root.put("cut", split.cut());
        root.put("users", split.cases().size());
        root.put("rows", rows.stream().map(ReportText::json).toList());
        return JsonMapper.builder().build().writeValueAsString(root);
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", row.method());
        fields.put("task", row.task());
        fields.put("users", row.users());
        fields.put("ndcg", row.mean().ndcg());
        fields.put("recall", row.mean().recall());
        fields.put("hitRate", row.mean().hit());
        fields.put("coverage", row.coverage());
        fields.put("low", row.interval().low());
        fields.put("high", row.interval().high());
        return fields;
    }

    /** One block a task, a bar as long as the NDCG is high. */
    public static List<String> table(Split split, List<Row> rows, int k) {
        List<String> lines = new ArrayList<>();
        lines.add("%s%s, %d customers, NDCG@%d with 95 %% intervals"
                .formatted(
                        split.protocol(),
                        split.cut().isEmpty() ? "" : " at " + split.cut(),
                        split.cases().size(),
                        k));
        double most = rows.stream().mapToDouble(row -> row.mean().ndcg()).max().orElse(1);
        String task = "";
        for (Row row :
                rows.stream().sorted((a, b) -> a.task().compareTo(b.task())).toList()) {
            if (!row.task().equals(task)) {
                task = row.task();
                lines.add("");
                lines.add("%-26s %6s  %-15s %7s %7s %8s  %d customers"
                        .formatted("task " + task, "NDCG", "interval", "recall", "hits", "coverage", row.users()));
            }
            lines.add(line(row, most));
        }
        return lines;
    }

    private static String line(Row row, double most) {
        int length = (int) Math.round(BAR * row.mean().ndcg() / Math.max(most, Double.MIN_NORMAL));
        return String.format(
                Locale.ROOT,
                "%-26s %.4f  %.4f - %.4f %7.4f %7.4f %8.3f  %s",
                row.method(),
                row.mean().ndcg(),
                row.interval().low(),
                row.interval().high(),
                row.mean().recall(),
                row.mean().hit(),
                row.coverage(),
                "#".repeat(length));
    }
}
