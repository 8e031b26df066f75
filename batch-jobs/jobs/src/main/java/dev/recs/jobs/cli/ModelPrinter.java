package dev.recs.jobs.cli;

import dev.recs.pipeline.CatalogModels;
import dev.recs.stores.models.CurrentModel;
import dev.recs.stores.models.StoredModel;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints which models are kept and which one ranks. */
final class ModelPrinter {

    private static final double MEGABYTE = 1e6;

    private final PrintStream out;
    private final boolean json;

    ModelPrinter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(CatalogModels models) {
        Optional<CurrentModel> current = models.current();
        List<StoredModel> stored = models.stored();
        if (json) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(fields(current));
            fields.put("models", stored.stream().map(ModelPrinter::fields).toList());
            print(fields);
        } else if (current.isEmpty()) {
            out.println("no model yet: run 'recs refresh' to train one");
        } else {
            stored.forEach(model -> out.printf(
                    Locale.ROOT,
                    "%s  stored %s  %.1f MB%s%n",
                    model.version(),
                    model.storedAt(),
                    model.size() / MEGABYTE,
                    mark(model, current.get())));
        }
    }

    void printRollback(String version) {
        if (json) {
            print(fields(Optional.of(new CurrentModel(version, true))));
        } else {
            out.printf(
                    "catalog model %s is current and pinned; run 'recs refresh --all' to remake the lists with it,"
                            + " and 'recs model unpin' to end it%n",
                    version);
        }
    }

    /** @param current the model after the pin was ended; empty if none was pinned */
    void printUnpin(Optional<CurrentModel> current) {
        if (json) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("unpinned", current.isPresent());
            fields.putAll(fields(current));
            print(fields);
        } else {
            out.println(current.map(model ->
                            "catalog model %s is current; later ones replace it again".formatted(model.version()))
                    .orElse("no catalog model is pinned: nothing to do"));
        }
    }

    /** For other commands, which say the current model among other things. */
    static Map<String, @Nullable Object> fields(Optional<CurrentModel> current) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("current", current.map(CurrentModel::version).orElse(null));
        fields.put("pinned", current.map(CurrentModel::pinned).orElse(false));
        return fields;
    }

    private static Map<String, Object> fields(StoredModel model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", model.version());
        fields.put("asOf", model.asOf().toString());
        fields.put("storedAt", model.storedAt().toString());
        fields.put("bytes", model.size());
        return fields;
    }

    private static String mark(StoredModel model, CurrentModel current) {
        if (!model.version().equals(current.version())) {
            return "";
        }
        return current.pinned() ? "  current, pinned" : "  current";
    }

    private void print(Map<String, @Nullable Object> fields) {
        out.println(JsonMapper.shared().writeValueAsString(fields));
    }
}
