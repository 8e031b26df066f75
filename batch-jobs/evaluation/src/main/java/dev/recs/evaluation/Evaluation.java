package dev.recs.evaluation;

import dev.recs.model.Embedding;
import dev.recs.model.failure.BadInput;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.lists.FirstTenSettings;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.TrainingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run of {@code recs evaluate}: this product, outside lists and the standard methods on the same split. */
public final class Evaluation {

    /** A long text for each user takes the model in this process 10 ms and more. */
    private static final int PROFILE_TEXTS = 2_000;

    private final Split split;
    private final Supplier<FileVectors> vectors;
    private final Consumer<String> progress;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private Optional<Audit> audit = Optional.empty();

    /** @param vectors asked for only where a method of ours is measured */
    public Evaluation(Split split, Supplier<FileVectors> vectors, Consumer<String> progress) {
        this.split = split;
        this.vectors = vectors;
        this.progress = progress;
    }

    /**
     * Measures what is asked for, once.
     *
     * @param events of any time: those of the cut or later are left out
     * @throws BadInput if a file of lists is not one of this run, or two of them have one name
     */
    public Measured run(Configured configured, StoreEvents events, Asked asked) {
        List<OutsideLists> outside = read(asked);
        List<WithheldProducts.Found> found = List.of();
        if (asked.methods() == Methods.NONE) {
            measure(new Evaluator(split, new ListTraits(split), asked.k()), outside);
        } else {
            found = measureOurs(configured, events, asked, outside);
        }
        asked.lists().forEach(source -> source.cost().ifPresent(cost -> costs.put(source.name(), cost)));
        return new Measured(
                new Measured.Setting(
                        split.protocol(), split.cut(), split.cases().size(), asked.k()),
                rows,
                costs,
                outside.stream().map(OutsideLists::account).toList(),
                found,
                audit);
    }

    /** First of all, so that a file that is refused costs no time. */
    private List<OutsideLists> read(Asked asked) {
        List<OutsideLists> outside = new ArrayList<>();
        if (!asked.lists().isEmpty()) {
            RunIds ids = new RunIds(split, asked.naming());
            for (OutsideList source : asked.lists()) {
                OutsideLists lists = OutsideLists.read(source, split, ids, asked.k());
                lists.account().lines().forEach(progress);
                outside.add(lists);
            }
        }
        return outside;
    }

    private List<WithheldProducts.Found> measureOurs(
            Configured configured, StoreEvents events, Asked asked, List<OutsideLists> outside) {
        FileVectors ours = vectors.get();
        List<Embedding> embeddings = ours.ofProducts(split.index(), progress);
        ContentModel content = ContentModel.train(split.index(), embeddings, split.training());
        Evaluator evaluator = new Evaluator(split, new ListTraits(split, content), asked.k());
        CpuTime fit = CpuTime.start();
        RecsMethod recs =
                RecsMethod.train(split, content, Searched.load(events.before(split.asOf()), ours), configured);
        double fitSeconds = fit.seconds();
        measure(evaluator, recs);
        costs.computeIfPresent(recs.name(), (name, cost) -> cost.withFit(fitSeconds));
        if (configured.lists().diversity().strength() > 0) {
            measure(
                    evaluator,
                    recs.listed("recs, no diversity", configured.lists().with(DiversitySettings.NONE)));
        }
        if (!configured.lists().firstTen().equals(FirstTenSettings.NONE)) {
            measure(
                    evaluator,
                    recs.listed("recs, first ten free", configured.lists().with(FirstTenSettings.NONE)));
        }
        audit = Optional.of(new Auditor(split, recs::made).audit());
        measure(evaluator, outside);
        if (asked.methods() != Methods.ALL) {
            return List.of();
        }
        for (Method method : new Baselines(split).all(content)) {
            measure(evaluator, method);
        }
        List<Holdout.Case> sample = Sample.draw(split.cases(), PROFILE_TEXTS);
        rows.addAll(reported(evaluator.measure(ProfileText.train(split, sample, ours, embeddings), sample)));
        return new WithheldProducts(split).measure(embeddings);
    }

    private void measure(Evaluator evaluator, List<OutsideLists> outside) {
        for (OutsideLists lists : outside) {
            refuseTaken(lists.account().name());
            rows.addAll(reported(evaluator.measure(lists)));
        }
    }

    private void refuseTaken(String name) {
        if (rows.stream().anyMatch(row -> row.method().equals(name))) {
            throw new BadInput(
                    "--lists %s: a method of this run has the same name; give it another one".formatted(name));
        }
    }

    private void measure(Evaluator evaluator, Method method) {
        refuseTaken(method.name());
        CpuTime answer = CpuTime.start();
        List<Row> measured = reported(evaluator.measure(method));
        int lists = measured.stream().mapToInt(Row::users).sum()
                + split.newcomers().size() * split.tasks().size();
        costs.put(method.name(), Cost.ofAnswers(answer.seconds() / Math.max(1, lists)));
        rows.addAll(measured);
    }

    private List<Row> reported(List<Row> measured) {
        measured.forEach(row -> progress.accept("%s, %s: NDCG %.4f"
                .formatted(row.method(), row.task(), row.mean().ndcg())));
        return measured;
    }

    /** What shapes the lists of this product. */
    public record Configured(ListSettings lists, TrainingSettings training) {}

    /**
     * What is to be measured.
     *
     * @param naming pseudonyms that may stand in outside lists for ids; those may stand there as they are too
     * @param k length of the lists that are measured
     */
    public record Asked(Methods methods, List<OutsideList> lists, Naming naming, int k) {

        /** @throws BadInput if nothing is to be measured, or two files of lists have one name */
        public Asked {
            lists = List.copyOf(lists);
            if (methods == Methods.NONE && lists.isEmpty()) {
                throw new BadInput("--methods=none without --lists measures nothing: give --lists=NAME=FILE");
            }
            if (lists.stream().map(OutsideList::name).distinct().count() < lists.size()) {
                throw new BadInput("--lists: two files have the same name; give each a name of its own");
            }
        }
    }

    /** Which methods of this program are measured beside outside lists. */
    public enum Methods {
        /** Outside lists only. */
        NONE,
        /** This product as configured. */
        OURS,
        /** This product and the standard methods. */
        ALL
    }
}
