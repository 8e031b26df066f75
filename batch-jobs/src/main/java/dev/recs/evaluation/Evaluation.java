package dev.recs.evaluation;

import dev.recs.catalog.ProductIndex;
import dev.recs.lists.ListSettings;
import dev.recs.model.Embedding;
import dev.recs.neighbours.Texts;
import dev.recs.ranking.diversity.DiversitySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of {@code recs evaluate}: this product and the standard methods on the same split. */
public final class Evaluation {

    private final Split split;
    private final FileVectors vectors;
    private final Consumer<String> progress;

    public Evaluation(Split split, FileVectors vectors, Consumer<String> progress) {
        this.split = split;
        this.vectors = vectors;
        this.progress = progress;
    }

    public List<Row> run(ListSettings settings, int k) {
        Texts texts = texts(split.index());
        Evaluator evaluator = new Evaluator(split, k);
        List<Row> rows = new ArrayList<>();
        RecsMethod recs = RecsMethod.learn(split, texts, settings);
        rows.addAll(measured(evaluator, recs));
        if (settings.diversity().strength() > 0) {
            rows.addAll(measured(evaluator, recs.listed("recs, no diversity", settings.with(DiversitySettings.NONE))));
        }
        for (Method method : new Baselines(split).all(texts)) {
            rows.addAll(measured(evaluator, method));
        }
        return rows;
    }

    private List<Row> measured(Evaluator evaluator, Method method) {
        List<Row> rows = evaluator.measure(method);
        rows.forEach(row -> progress.accept("%s, %s: NDCG %.4f"
                .formatted(row.method(), row.task(), row.mean().ndcg())));
        return rows;
    }

    private Texts texts(ProductIndex index) {
        List<String> texts = index.products().stream().map(ProductIndex::textOf).toList();
        Map<String, Embedding> embeddings =
                vectors.embed(texts, done -> progress.accept("embedded %d of the texts that are new".formatted(done)));
        return Texts.of(texts.stream().map(embeddings::get).toList());
    }
}
