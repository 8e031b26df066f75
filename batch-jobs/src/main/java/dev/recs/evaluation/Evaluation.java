package dev.recs.evaluation;

import dev.recs.lists.ListSettings;
import dev.recs.model.Embedding;
import dev.recs.neighbours.LearningSettings;
import dev.recs.neighbours.Texts;
import dev.recs.orders.Holdout;
import dev.recs.ranking.diversity.DiversitySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of {@code recs evaluate}: this product and the standard methods on the same split. */
public final class Evaluation {

    /** A long text for each customer takes the model in this process 10 ms and more. */
    private static final int PROFILE_TEXTS = 2_000;

    private final Split split;
    private final FileVectors vectors;
    private final Consumer<String> progress;

    public Evaluation(Split split, FileVectors vectors, Consumer<String> progress) {
        this.split = split;
        this.vectors = vectors;
        this.progress = progress;
    }

    /** @param events of any time: those of the cut or later are left out */
    public Measured run(Configured configured, StoreEvents events, int k) {
        ListSettings settings = configured.lists();
        List<Embedding> embeddings = vectors.ofProducts(split.index(), progress);
        Texts texts = Texts.of(split.index(), embeddings, split.history());
        Evaluator evaluator = new Evaluator(split, new ListTraits(split, texts), k);
        List<Row> rows = new ArrayList<>();
        RecsMethod recs = RecsMethod.learn(split, texts, Searched.of(events.before(split.asOf()), vectors), configured);
        rows.addAll(told(evaluator.measure(recs)));
        if (settings.diversity().strength() > 0) {
            rows.addAll(
                    told(evaluator.measure(recs.listed("recs, no diversity", settings.with(DiversitySettings.NONE)))));
        }
        for (Method method : new Baselines(split).all(texts)) {
            rows.addAll(told(evaluator.measure(method)));
        }
        List<Holdout.Case> sample = Sample.of(split.cases(), PROFILE_TEXTS);
        rows.addAll(told(evaluator.measure(ProfileText.learn(split, sample, vectors, embeddings), sample)));
        return new Measured(
                split.protocol(),
                split.cut(),
                split.cases().size(),
                k,
                rows,
                new WithheldProducts(split).measure(embeddings));
    }

    private List<Row> told(List<Row> rows) {
        rows.forEach(row -> progress.accept("%s, %s: NDCG %.4f"
                .formatted(row.method(), row.task(), row.mean().ndcg())));
        return rows;
    }

    /** What shapes the lists of this product. */
    public record Configured(ListSettings lists, LearningSettings learning) {}
}
