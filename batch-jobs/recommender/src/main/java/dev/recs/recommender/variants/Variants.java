package dev.recs.recommender.variants;

import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The group of variants of each product, by number; immutable. */
public final class Variants {

    private static final Pattern SEPARATOR = Pattern.compile("\\s[-–—/|]\\s|,|[(\\[]");

    /** A name of more products than this, or of half of a catalog, is no name of a product. */
    private static final int MAX_BY_NAME = 300;

    private static final int FEW = 10;

    private final int[] groups;
    private final Map<Integer, int[]> siblings;

    private Variants(int[] groups) {
        this.groups = groups;
        this.siblings = siblings(groups);
    }

    public static Variants find(ProductIndex index) {
        String[] keys = new String[index.size()];
        Map<String, Integer> sizes = new HashMap<>();
        for (int product = 0; product < keys.length; product++) {
            keys[product] = key(index.product(product));
            sizes.merge(keys[product], 1, Integer::sum);
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[] groups = new int[keys.length];
        for (int product = 0; product < groups.length; product++) {
            String key = keys[product];
            int size = sizes.getOrDefault(key, 0);
            boolean isNoName = key.charAt(0) == 'n' && (size > MAX_BY_NAME || (size > FEW && 2 * size > keys.length));
            int group = product;
            groups[product] = isNoName ? group : numbers.computeIfAbsent(key, first -> group);
        }
        return new Variants(groups);
    }

    /** A number that all variants of a product share and no other product has. */
    public int groupOf(int product) {
        return groups[product];
    }

    /** The product and all its variants. */
    public IntStream of(int product) {
        int[] others = siblings.get(groups[product]);
        return others == null ? IntStream.of(product) : IntStream.of(others);
    }

    /** The first of each group, in their order. */
    public int[] distinct(int[] products) {
        Set<Integer> seen = new HashSet<>();
        return IntStream.of(products)
                .filter(product -> seen.add(groups[product]))
                .toArray();
    }

    /** Of the groups that have more than one. */
    private static Map<Integer, int[]> siblings(int[] groups) {
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int product = 0; product < groups.length; product++) {
            if (groups[product] != product) {
                int first = groups[product];
                members.computeIfAbsent(first, group -> new ArrayList<>(List.of(first)))
                        .add(product);
            }
        }
        Map<Integer, int[]> siblings = new HashMap<>();
        members.forEach((group, all) ->
                siblings.put(group, all.stream().mapToInt(Integer::intValue).toArray()));
        return siblings;
    }

    private static String key(Product product) {
        return product.groupId().isEmpty() ? "n" + base(product.name()) : "g" + product.groupId();
    }

    /** The name without the suffix that tells a size, a colour or a count. */
    static String base(String name) {
        String base = name;
        Matcher separator = SEPARATOR.matcher(name);
        while (separator.find()) {
            if (!name.substring(0, separator.start()).isBlank()
                    && VariantWords.holdsNothingElse(name.substring(separator.end()))) {
                base = name.substring(0, separator.start());
                break;
            }
        }
        return base.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
