package dev.recs.evaluation.diff;

import dev.recs.evaluation.diff.ListDiff.Traits;
import dev.recs.model.recommendation.Recommendation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A difference as one JSON object, for scripts; docs/reference/evaluation-files.md has its fields. */
public final class DiffJson {

    private DiffJson() {}

    public static String render(ListDiff diff) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("users", diff.pairs().size());
        root.put("same", diff.same());
        root.put("overlap", diff.overlap());
        root.put("now", traits(diff.now()));
        root.put("then", traits(diff.then()));
        root.put(
                "changes",
                diff.largestChanges(DiffText.CHANGES).stream()
                        .map(DiffJson::change)
                        .toList());
        return JsonMapper.builder().build().writeValueAsString(root);
    }

    private static Map<String, @Nullable Object> traits(Traits traits) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("lists", traits.lists());
        fields.put("products", traits.products());
        fields.put("coverage", traits.coverage());
        fields.put("medianPrice", traits.medianPrice());
        fields.put("reasons", traits.reasons());
        fields.put("categories", traits.categories());
        return fields;
    }

    private static Map<String, Object> change(ListPair pair) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("userId", pair.userId().value());
        fields.put("overlap", pair.overlap());
        fields.put("now", ids(pair.now()));
        fields.put("then", ids(pair.then()));
        return fields;
    }

    private static List<String> ids(List<Recommendation> items) {
        return items.stream().map(item -> item.productId().value()).toList();
    }
}
