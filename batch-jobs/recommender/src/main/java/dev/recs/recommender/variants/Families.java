package dev.recs.recommender.variants;

import dev.recs.model.catalog.ProductIndex;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The family of designs of each product, by number; immutable. */
public final class Families {

    /** What {@link #of} answers for a product that belongs to none. */
    public static final int NONE = -1;

    /** As many designs as a list shows make no family yet. */
    private static final int FEWEST = 4;

    private static final int MAX_PART = 4;

    /** A word that changes in so many families is a motif. */
    private static final int MOTIF_OF = 3;

    private final int[] families;
    private final int[][] members;

    private Families(int[] families, int[][] members) {
        this.families = families;
        this.members = members;
    }

    public static Families find(ProductIndex index) {
        List<NameTemplates> plain = index.products().stream()
                .map(product -> NameTemplates.of(product.name()))
                .toList();
        HeadNouns nouns =
                HeadNouns.find(plain.stream().map(NameTemplates::words).toList());
        List<NameTemplates> names = plain.stream().map(name -> name.with(nouns)).toList();
        long[] keys = new long[names.size()];
        Designs designs = Designs.find(names, FEWEST);
        choose(names, keys, template -> template.content() >= 2 && !designs.contain(template));
        Set<String> motifs = motifs(names, keys);
        choose(names, keys, template -> template.content() == 1 && motifs.containsAll(template.filling()));
        return numbered(keys);
    }

    /** A number of its family, or {@link #NONE}. */
    public int of(int product) {
        return families[product];
    }

    /** The products of a family, by number. */
    public IntStream members(int family) {
        return IntStream.of(members[family]);
    }

    /** Gives each product without a key the template that most of them share. */
    private static void choose(List<NameTemplates> names, long[] keys, Predicate<NameTemplates.Template> allowed) {
        Long2IntMap counts = new Long2IntOpenHashMap();
        for (int product = 0; product < keys.length; product++) {
            if (keys[product] == 0) {
                names.get(product)
                        .distinct(allowed)
                        .forEach(template -> counts.merge(template.hash(), 1, Integer::sum));
            }
        }
        int most = Math.max(FEWEST, keys.length / MAX_PART);
        for (int product = 0; product < keys.length; product++) {
            if (keys[product] == 0) {
                int best = FEWEST - 1;
                for (NameTemplates.Template template : names.get(product).distinct(allowed)) {
                    int count = counts.get(template.hash());
                    boolean isBetter = count > best || (count == best && template.hash() < keys[product]);
                    if (count >= FEWEST && count <= most && isBetter) {
                        best = count;
                        keys[product] = template.hash();
                    }
                }
            }
        }
    }

    /** The words that stand in the gap of several families. */
    private static Set<String> motifs(List<NameTemplates> names, long[] keys) {
        Map<String, Set<Long>> families = new HashMap<>();
        for (int product = 0; product < keys.length; product++) {
            long key = keys[product];
            for (NameTemplates.Template template : names.get(product).all()) {
                if (key != 0 && template.hash() == key) {
                    template.filling()
                            .forEach(word -> families.computeIfAbsent(word, one -> new HashSet<>())
                                    .add(key));
                }
            }
        }
        Set<String> motifs = new HashSet<>();
        families.forEach((word, of) -> {
            if (of.size() >= MOTIF_OF) {
                motifs.add(word);
            }
        });
        return motifs;
    }

    /** Families that ended with fewer members than a list shows, because others were more common, are none. */
    private static Families numbered(long[] keys) {
        Long2ObjectOpenHashMap<List<Integer>> members = new Long2ObjectOpenHashMap<>();
        for (int product = 0; product < keys.length; product++) {
            if (keys[product] != 0) {
                members.computeIfAbsent(keys[product], key -> new ArrayList<>()).add(product);
            }
        }
        int[] families = new int[keys.length];
        Arrays.fill(families, NONE);
        List<int[]> numbered = new ArrayList<>();
        for (int product = 0; product < keys.length; product++) {
            List<Integer> others = keys[product] == 0 ? List.of() : members.get(keys[product]);
            if (others.size() >= FEWEST && others.getFirst() == product) {
                others.forEach(other -> families[other] = numbered.size());
                numbered.add(others.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return new Families(families, numbered.toArray(int[][]::new));
    }
}
