package dev.recs.recommender.lists;

import dev.recs.model.Embedding;
import dev.recs.model.ProductId;
import dev.recs.model.experiment.VariantName;
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
import dev.recs.recommender.variants.Families;
import dev.recs.recommender.variants.NameLikeness;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Makes the list of one user; safe for any number of threads. */
public final class ListMaker {

    /** Candidates for each product of a list. */
    private static final int WINDOW = 2;

    private static final int WIDER = 8;

    private final CatalogModel model;
    private final ListSettings settings;
    private final Ranker ranker;
    private final Diversifier diversifier;
    private final ShelfMaker shelfMaker;
    private final Families families;
    private final NameLikeness likeness;
    private final FirstTen firstTen;
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
        this.shelfMaker = new ShelfMaker(model, settings.shelves(), ranker.variants());
        this.families = Families.find(model.index());
        this.likeness = NameLikeness.of(model.index());
        this.firstTen = new FirstTen(settings.firstTen(), families);
        this.ruled = new AtomicReference<>(ruledAt(model.asOf()));
    }

    private ListMaker(ListMaker other, ListSettings settings) {
        this.model = other.model;
        this.settings = settings;
        this.ranker = other.ranker.with(settings.ranking());
        this.diversifier = new Diversifier(model.similar(), model.index().size(), settings.diversity());
        this.shelfMaker = new ShelfMaker(model, settings.shelves(), ranker.variants());
        this.families = other.families;
        this.likeness = other.likeness;
        this.firstTen = new FirstTen(settings.firstTen(), families);
        this.ruled = new AtomicReference<>(ruledAt(model.asOf()));
    }

    /** The same for lists of other settings, as of a variant: what depends on the catalog alone is shared, {@link #prepare} too. */
    public ListMaker with(ListSettings other) {
        return new ListMaker(this, other);
    }

    /** Finds what the searches of many users fit at once; only a matter of speed. */
    public void prepare(Map<String, Embedding> searchVectors) {
        ranker.prepare(searchVectors);
    }

    public CatalogModel model() {
        return model;
    }

    /** Of the lists that this one makes. */
    public VariantName variant() {
        return settings.variant();
    }

    /** Head of the recipe of the lists of a moment. */
    public String digestAt(Instant asOf) {
        return ruled(asOf).digest();
    }

    /** Tells what is evidence at a moment: neither what the rules exclude nor what is no product of its own. */
    public Predicate<ProductId> evidenceAt(Instant asOf) {
        return ruled(asOf).rules()::isEvidence;
    }

    /** At most {@link Ranker#LIST_SIZE} products and five rows. */
    public PersonalList make(RankingRequest request) {
        Ruled now = ruled(request.asOf());
        if (variant().isHoldOut()) {
            return now.popular().without(ranker.refused(request));
        }
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
        SortedMap<Integer, Pin> pins = new TreeMap<>();
        for (Pin pin : rules.pins()) {
            if (scored.isWanted(pin.product())) {
                pins.put(pin.position(), pin);
            }
        }
        return composed(scored, diversified(scored, size), size).with(pins, size);
    }

    private Chosen composed(Scored scored, Diversified diversified, int size) {
        FirstTen.Head head = firstTen.compose(diversified.all(), size, scored::isImpersonal, scored::isOwned);
        Map<Integer, Integer> lowered = new HashMap<>(diversified.lowered());
        lowered.entrySet()
                .removeIf(one -> !likeness.areAlike(one.getKey(), one.getValue())
                        || !isAbove(one.getValue(), one.getKey(), head.products()));
        return new Chosen(head.products(), lowered, Map.of(), designs(scored, head));
    }

    private static boolean isAbove(int one, int other, int[] list) {
        for (int product : list) {
            if (product == one || product == other) {
                return product == one;
            }
        }
        return false;
    }

    /** By the first product of each capped family: how many others of it the user could have that are not among the first ten. */
    private Map<Integer, Integer> designs(Scored scored, FirstTen.Head head) {
        Map<Integer, Integer> designs = new HashMap<>();
        Set<Integer> said = new HashSet<>();
        int[] first = Arrays.copyOf(head.products(), Math.min(FirstTen.SIZE, head.products().length));
        for (int product : first) {
            int family = families.of(product);
            if (head.capped().containsKey(family) && said.add(family)) {
                int more = (int) families.members(family)
                        .filter(scored::isWanted)
                        .filter(other -> IntStream.of(first).noneMatch(shown -> shown == other))
                        .count();
                if (more > 1) {
                    designs.put(product, more);
                }
            }
        }
        return designs;
    }

    private Diversified diversified(Scored scored, int size) {
        int[] candidates = candidates(scored, size);
        double[] scores = new double[candidates.length];
        for (int place = 0; place < scores.length; place++) {
            scores[place] = scored.of(candidates[place]);
        }
        return diversifier.choose(candidates, scores, size);
    }

    /** The best variant of each product; where variants crowd out the others, of a wider window. */
    private int[] candidates(Scored scored, int size) {
        int window = WINDOW * size;
        int[] best = scored.best(window);
        int[] distinct = ranker.variants().distinct(best);
        while (distinct.length < size && best.length == window) {
            window *= WIDER;
            best = scored.best(window);
            distinct = ranker.variants().distinct(best);
        }
        return Arrays.copyOf(distinct, Math.min(distinct.length, WINDOW * size));
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
        HoldOutList popular = variant().isHoldOut() ? HoldOutList.of(model, rules) : HoldOutList.NONE;
        return new Ruled(rules, ranker.under(rules), popular, settings.digestAt(asOf));
    }

    /** The ranker as the rules of some time want it, and what the hold-out sees instead. */
    private record Ruled(ActiveRules rules, Ranker ranker, HoldOutList popular, String digest) {}
}
