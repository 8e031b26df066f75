package dev.recs.recommender.lists;

import dev.recs.model.Embedding;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.NearestProducts;
import dev.recs.recommender.ranking.Ranker;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.ranking.Scored;
import dev.recs.recommender.ranking.diversity.Diversified;
import dev.recs.recommender.ranking.diversity.Diversifier;
import dev.recs.recommender.rotation.ShownOften;
import dev.recs.recommender.rules.ActiveRules;
import dev.recs.recommender.rules.ActiveRules.Pin;
import dev.recs.recommender.shelves.ShelfMaker;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the list of one user; safe for any number of threads. */
public final class ListMaker {

    /** Candidates for each product of a list. */
    private static final int WINDOW = 2;

    private final CatalogModel model;
    private final ListSettings settings;
    private final Ranker ranker;
    private final Diversifier diversifier;
    private final ShelfMaker shelfMaker;
    private final AtomicReference<Ruled> ruled;

    /** Compares every product in memory with a search. */
    public ListMaker(CatalogModel model, ListSettings settings) {
        this(model, settings, model.content());
    }

    /** @param nearest finds the products that fit a search */
    public ListMaker(CatalogModel model, ListSettings settings, NearestProducts nearest) {
        this.model = model;
        this.settings = settings;
        this.ranker = new Ranker(model, settings.ranking(), nearest);
        this.diversifier = new Diversifier(model.similar(), model.index().size(), settings.diversity());
        this.shelfMaker = new ShelfMaker(model, settings.shelves());
        this.ruled = new AtomicReference<>(ruledAt(model.asOf()));
    }

    /** Finds what the searches of many users fit at once; only a matter of speed. */
    public void prepare(Map<String, Embedding> searchVectors) {
        ranker.prepare(searchVectors);
    }

    public CatalogModel model() {
        return model;
    }

    /** Head of the recipe of the lists of a moment. */
    public String digestAt(Instant asOf) {
        return ruled(asOf).digest();
    }

    /** At most {@link Ranker#LIST_SIZE} products and five rows. */
    public PersonalList make(RankingRequest request) {
        Ruled now = ruled(request.asOf());
        return now.ranker().score(request, shown(request), scored -> {
            Chosen chosen = chosen(scored, now.rules(), Ranker.LIST_SIZE);
            return new PersonalList(
                    new Explained(model.index(), chosen).explain(scored.explained(chosen.products())),
                    shelfMaker.shelves(request, scored, chosen.products()));
        });
    }

    /** The best of the list by number, without reasons. */
    public int[] top(RankingRequest request, int size) {
        Ruled now = ruled(request.asOf());
        return now.ranker().score(request, shown(request), scored -> {
            int[] list = chosen(scored, now.rules(), Math.max(size, Ranker.LIST_SIZE))
                    .products();
            return Arrays.copyOf(list, Math.min(size, list.length));
        });
    }

    private ShownOften shown(RankingRequest request) {
        return ShownOften.count(request.activity(), model.index(), request.asOf(), settings.rotation());
    }

    private Chosen chosen(Scored scored, ActiveRules rules, int size) {
        Diversified diversified = diversified(scored, size);
        SortedMap<Integer, Pin> pins = new TreeMap<>();
        for (Pin pin : rules.pins()) {
            if (scored.isWanted(pin.product())) {
                pins.put(pin.position(), pin);
            }
        }
        return Chosen.place(diversified, pins, size);
    }

    private Diversified diversified(Scored scored, int size) {
        int[] candidates = scored.best(WINDOW * size);
        double[] scores = new double[candidates.length];
        for (int place = 0; place < scores.length; place++) {
            scores[place] = scored.of(candidates[place]);
        }
        return diversifier.choose(candidates, scores, size);
    }

    private Ruled ruled(Instant asOf) {
        Ruled now = ruled.get();
        if (now.rules().holdAt(asOf)) {
            return now;
        }
        Ruled other = ruledAt(asOf);
        ruled.set(other);
        return other;
    }

    private Ruled ruledAt(Instant asOf) {
        ActiveRules rules = settings.rules().at(asOf, model.index());
        return new Ruled(rules, ranker.under(rules), settings.digestAt(asOf));
    }

    /** The ranker as the rules of some time want it. */
    private record Ruled(ActiveRules rules, Ranker ranker, String digest) {}
}
