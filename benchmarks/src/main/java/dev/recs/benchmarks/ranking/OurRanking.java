package dev.recs.benchmarks.ranking;

import dev.recs.benchmarks.Figures;
import dev.recs.model.Embedding;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.TopK;
import dev.recs.recommender.ranking.Ranker;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.Scored;
import dev.recs.recommender.rotation.ShownOften;
import dev.recs.recommender.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Our own stages, each measured apart; what users search for is matched once a text, before. */
final class OurRanking {

    private static final int LIST = 60;
    private static final int TOP = 20;

    private final CatalogModel model;
    private final ListMaker lists;
    private final Ranker ranker;
    private final RankingSample users;

    OurRanking(CatalogModel model, ListMaker lists, RankingSample users) {
        this.model = model;
        this.lists = lists;
        this.ranker = new Ranker(model, RankingSettings.DEFAULT);
        this.users = users;
    }

    /** @return the best of all products by our score, looking at every one */
    List<int[]> measure(Figures figures) {
        users.weighed();
        Lap lap = new Lap(users.size());
        List<List<Signal>> weighed = users.weighed();
        figures.add("ours: weighing signals", lap.micros(), "µs/user");
        Map<String, Embedding> searches = users.searches();
        lap = new Lap(searches.size());
        ranker.prepare(searches);
        double match = lap.micros();
        lists.prepare(searches);
        figures.add("ours: products that fit a search text, once a text", match, "µs/text");
        best(weighed);
        lap = new Lap(users.size());
        List<int[]> found = best(weighed);
        double scoring = lap.micros();
        figures.add("ours: candidates, scores and top 60", scoring, "µs/user");
        whole(weighed);
        lap = new Lap(users.size());
        whole(weighed);
        double whole = lap.micros();
        List<int[]> exact = score(weighed, this::bestOfAll);
        return add(figures, weighed, new Result(found, exact, scoring, whole));
    }

    private List<int[]> add(Figures figures, List<List<Signal>> weighed, Result result) {
        figures.add("ours: variety, rows beside the list, reasons", result.whole() - result.scoring(), "µs/user")
                .add("ours: list, rows and reasons in all", result.whole(), "µs/user")
                .add("products looked at", candidates(weighed), "/user")
                .add(
                        "our top 20 that are in the exact top 20 of our score",
                        Overlap.at(TOP, result.found(), result.exact()),
                        "");
        return result.exact();
    }

    private List<int[]> best(List<List<Signal>> weighed) {
        return score(weighed, scored -> scored.best(LIST));
    }

    private void whole(List<List<Signal>> weighed) {
        for (int user = 0; user < users.size(); user++) {
            lists.make(users.request(user, weighed.get(user)));
        }
    }

    private double candidates(List<List<Signal>> weighed) {
        return score(weighed, Scored::touched).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElse(0);
    }

    private int[] bestOfAll(Scored scored) {
        TopK topK = new TopK(LIST);
        IntStream.range(0, model.index().size())
                .filter(scored::isWanted)
                .forEach(product -> topK.offer(product, scored.of(product)));
        return topK.drain();
    }

    private <T> List<T> score(List<List<Signal>> weighed, Function<Scored, T> use) {
        return IntStream.range(0, users.size())
                .mapToObj(user -> ranker.score(users.request(user, weighed.get(user)), ShownOften.NOTHING, use))
                .toList();
    }

    /** Our lists, the best of every product, and times in microseconds a user. */
    private record Result(List<int[]> found, List<int[]> exact, double scoring, double whole) {}
}
