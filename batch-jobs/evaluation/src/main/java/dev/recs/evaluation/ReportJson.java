package dev.recs.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was measured as one JSON object, for scripts: docs/reference/evaluation-files.md has its fields. */
public final class ReportJson {

    private ReportJson() {}

    public static String render(Measured measured) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("protocol", measured.setting().protocol());
        root.put("cut", measured.setting().cut());
        root.put("users", measured.setting().users());
        root.put("k", measured.setting().k());
        root.put("reference", measured.reference());
        root.put("rows", measured.rows().stream().map(row -> row(row, measured)).toList());
        root.put("lists", measured.lists().stream().map(ListAccount::fields).toList());
        root.put("withheld", measured.found().stream().map(ReportJson::found).toList());
        root.put("audit", measured.audit().map(Audit::fields).orElse(null));
        return JsonMapper.builder().build().writeValueAsString(root);
    }

    private static Map<String, @Nullable Object> row(Row row, Measured measured) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("method", row.method());
        fields.put("task", row.task());
        fields.put("users", row.users());
        fields.put("ndcg", row.mean().ndcg());
        fields.put("low", row.interval().low());
        fields.put("high", row.interval().high());
        fields.put("recall", row.mean().recall());
        fields.put("hitRate", row.mean().hit());
        fields.put("coverage", row.lists().coverage());
        fields.put("topTenShare", row.lists().topTenShare());
        fields.put("novelty", row.lists().novelty());
        fields.put(
                "diversity",
                Double.isNaN(row.lists().diversity()) ? null : row.lists().diversity());
        fields.put("difference", row.difference().map(ReportJson::difference).orElse(null));
        fields.put("segments", row.lists().segments());
        Cost cost = measured.costs().get(row.method());
        fields.put("cost", cost == null ? null : cost(cost));
        return fields;
    }

    private static Map<String, Object> difference(Row.Difference difference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mean", difference.mean());
        fields.put("low", difference.interval().low());
        fields.put("high", difference.interval().high());
        fields.put("users", difference.users());
        return fields;
    }

    private static Map<String, @Nullable Object> cost(Cost cost) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("fitCpuSeconds", orNull(cost.fitCpuSeconds()));
        fields.put("answerCpuMsPerUser", orNull(cost.answerCpuMsPerUser()));
        fields.put("peakRssMib", orNull(cost.peakRssMib()));
        fields.put("version", cost.version().isEmpty() ? null : cost.version());
        return fields;
    }

    /** JSON has a word for what nobody said. */
    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Map<String, Object> found(WithheldProducts.Found found) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", found.method());
        fields.put("recall", found.recall());
        fields.put("low", found.interval().low());
        fields.put("high", found.interval().high());
        fields.put("products", found.products());
        fields.put("users", found.users());
        return fields;
    }
}
