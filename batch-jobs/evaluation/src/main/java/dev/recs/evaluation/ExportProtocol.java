package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;
import dev.recs.evaluation.SplitExport.Content;
import dev.recs.evaluation.SplitExport.Cut;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What {@code protocol.json} says of an export: how it was cut, what is masked, and how long lists should be. */
final class ExportProtocol {

    private static final int FORMAT = 1;
    private static final String METRICS =
            "NDCG with gain 1, discount log2(rank + 1), ideal over min(k, size of the truth);"
                    + " recall = hits / size of the truth; means over users";

    private ExportProtocol() {}

    static Map<String, Object> render(Cut cut, Content content, boolean pseudonyms, List<String> files) {
        Split split = cut.split();
        Map<String, Object> fields = head(content.version());
        fields.put("protocol", split.protocol());
        fields.putAll(moments(cut));
        fields.put("asOf", split.asOf().toString());
        fields.put("k", content.k());
        fields.put("seed", Interval.SEED);
        fields.put("tasks", split.tasks().stream().map(ExportProtocol::task).toList());
        fields.put("metrics", METRICS);
        fields.put("pseudonyms", pseudonyms);
        fields.put("names", content.names());
        fields.put("users", split.cases().size());
        fields.put("newcomers", split.newcomers().size());
        fields.put("trainUsers", trainUsers(split.history()));
        fields.put("products", split.index().size());
        fields.put("lines", split.history().lines());
        fields.put("listLength", listLength(split, content.k()));
        fields.put("files", files);
        return fields;
    }

    static Map<String, Object> ofCuts(String version, List<Map<String, Object>> folders) {
        Map<String, Object> fields = head(version);
        fields.put("cuts", folders);
        return fields;
    }

    /** The cut and the end of the hold-out; null where there is none. */
    static Map<String, Object> moments(Cut cut) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cut", cut.split().cut().isEmpty() ? null : cut.split().cut());
        fields.put("until", cut.until().isEmpty() ? null : cut.until());
        return fields;
    }

    private static Map<String, Object> head(String version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("version", version);
        return fields;
    }

    private static Map<String, String> task(Task task) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("task", task.label());
        fields.put("mask", task == Task.NEW ? "products of the user in train.csv" : "nothing");
        return fields;
    }

    /** What is new is looked for below what the user has, so a list that ranks both has to be longer by that. */
    private static Map<String, Object> listLength(Split split, int k) {
        int[] owned = split.cases().stream()
                .map(Holdout.Case::user)
                .mapToInt(user -> distinct(split.history(), user))
                .sorted()
                .toArray();
        int most = owned.length == 0 ? 0 : owned[owned.length - 1];
        int median = owned.length == 0 ? 0 : owned[owned.length / 2];
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("least", k);
        fields.put("enough", Math.min(split.index().size(), k + most));
        fields.put("median", Math.min(split.index().size(), k + median));
        fields.put("rule", "k + distinct products of the user in train.csv");
        return fields;
    }

    static int distinct(PurchaseHistory history, int user) {
        return (int) IntStream.range(history.begin(user), history.end(user))
                .map(history::product)
                .distinct()
                .count();
    }

    private static long trainUsers(PurchaseHistory history) {
        return IntStream.range(0, history.users())
                .filter(user -> history.begin(user) < history.end(user))
                .count();
    }
}
