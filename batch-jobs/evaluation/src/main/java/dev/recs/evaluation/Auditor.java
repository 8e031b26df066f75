package dev.recs.evaluation;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.lists.PersonalList;
import dev.recs.recommender.variants.Families;
import dev.recs.recommender.variants.Variants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Looks at the lists of this product as a shopkeeper would, with counts of its own. */
final class Auditor {

    private static final int FIRST = 10;
    private static final int MAX_LISTS = 2_000;
    private static final int LOYAL_ORDERS = 5;
    private static final double PERSONAL_SHARE = 0.25;
    private static final long SEED = 30;

    private final Split split;
    private final IntFunction<PersonalList> lists;
    private final SalesRecount sales;
    private final Families families;
    private final Variants variants;

    /** @param lists the list and the shelves of a user, by number */
    Auditor(Split split, IntFunction<PersonalList> lists) {
        this.split = split;
        this.lists = lists;
        this.sales = new SalesRecount(split.history(), split.index().size(), split.asOf());
        this.families = Families.find(split.index());
        this.variants = Variants.find(split.index());
    }

    Audit audit() {
        List<Made> made = Sample.draw(split.cases(), MAX_LISTS).parallelStream()
                .map(Holdout.Case::user)
                .map(user -> new Made(user, lists.apply(user)))
                .toList();
        List<Audited> shelves = because(made);
        return new Audit(
                made.size(),
                firstReasons(made),
                claims(made),
                new Audit.Checked(shelves.size(), (int)
                        shelves.stream().filter(Audited::isTrue).count()),
                new Audit.Support(
                        median(shelves.stream()
                                .mapToDouble(Audited::commonBuyers)
                                .toArray()),
                        median(shelves.stream().mapToDouble(Audited::lift).toArray())),
                spread(made),
                new AuditPage(split).render(made));
    }

    private static Map<String, Integer> firstReasons(List<Made> made) {
        Map<String, Integer> counts = new HashMap<>();
        for (Made one : made) {
            for (Recommendation item : one.head()) {
                ReasonType type = item.reasons().isEmpty()
                        ? ReasonType.OTHER
                        : item.reasons().getFirst().type();
                counts.merge(type.wireName(), 1, Integer::sum);
            }
        }
        Map<String, Integer> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /** Of whole lists, since the page shows more than ten. */
    private Audit.Checked claims(List<Made> made) {
        int all = 0;
        int isTrue = 0;
        Map<Reason, Map<Integer, Boolean>> known = new HashMap<>();
        for (Made one : made) {
            for (Recommendation item : one.list().items()) {
                for (Reason reason : item.reasons()) {
                    if (SalesRecount.isClaim(reason)) {
                        int product = number(item.productId());
                        all++;
                        isTrue += known.computeIfAbsent(
                                                new Reason(reason.type(), reason.subject(), 0), key -> new HashMap<>())
                                        .computeIfAbsent(product, key -> sales.holds(reason, product))
                                ? 1
                                : 0;
                    }
                }
            }
        }
        return new Audit.Checked(all, isTrue);
    }

    private List<Audited> because(List<Made> made) {
        List<Audited> audited = new ArrayList<>();
        for (Made one : made) {
            for (Shelf shelf : one.list().shelves()) {
                if (shelf.kind().equals(ShelfKind.BECAUSE_YOU_BOUGHT.wireName())) {
                    int subject = split.index().numberOf(shelf.subject());
                    for (ProductId id : shelf.productIds()) {
                        int product = number(id);
                        audited.add(new Audited(
                                sales.commonBuyers(subject, product),
                                sales.lift(subject, product),
                                sales.areAssociated(subject, product)));
                    }
                }
            }
        }
        return audited;
    }

    private Audit.Spread spread(List<Made> made) {
        int[] ofFamily = made.stream().mapToInt(this::mostOfFamily).toArray();
        int[] places = new int[split.index().size()];
        made.forEach(one -> one.head().forEach(item -> places[number(item.productId())]++));
        int[] sorted = IntStream.of(places).filter(count -> count > 0).sorted().toArray();
        long all = IntStream.of(sorted).asLongStream().sum();
        long ten = IntStream.range(Math.max(0, sorted.length - FIRST), sorted.length)
                .mapToLong(place -> sorted[place])
                .sum();
        return new Audit.Spread(
                IntStream.of(ofFamily).max().orElse(0),
                IntStream.of(ofFamily).average().orElse(0),
                (int) made.stream().filter(this::hasVariants).count(),
                impersonal(made),
                overlap(made),
                (double) sorted.length / Math.max(1, places.length),
                all == 0 ? 0 : (double) ten / all);
    }

    private int mostOfFamily(Made one) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Recommendation item : one.head()) {
            int family = families.of(number(item.productId()));
            counts.merge(family == Families.NONE ? -2 - number(item.productId()) : family, 1, Integer::sum);
        }
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private boolean hasVariants(Made one) {
        Set<Integer> groups = new HashSet<>();
        return one.list().items().stream().anyMatch(item -> !groups.add(variants.groupOf(number(item.productId()))));
    }

    private double impersonal(List<Made> made) {
        return made.stream()
                .filter(one -> orders(one.user()) >= LOYAL_ORDERS)
                .flatMap(one -> one.head().stream())
                .mapToInt(item -> item.reasons().stream()
                                .anyMatch(reason -> reason.type().isPersonal() && item.share(reason) >= PERSONAL_SHARE)
                        ? 0
                        : 1)
                .average()
                .orElse(0);
    }

    private long orders(int user) {
        return IntStream.range(split.history().begin(user), split.history().end(user))
                .mapToLong(split.history()::day)
                .distinct()
                .count();
    }

    /** Of neighbours in a seeded order. */
    private static double overlap(List<Made> made) {
        List<Made> shuffled = new ArrayList<>(made);
        Collections.shuffle(shuffled, new Random(SEED));
        return IntStream.range(1, shuffled.size())
                .mapToDouble(place -> {
                    Set<ProductId> both = new HashSet<>(shuffled.get(place).ids());
                    both.retainAll(shuffled.get(place - 1).ids());
                    return (double) both.size() / FIRST;
                })
                .average()
                .orElse(0);
    }

    private int number(ProductId id) {
        return split.index().numberOf(id.value());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** A product on a shelf that is named after another one. */
    private record Audited(int commonBuyers, double lift, boolean isTrue) {}

    /** The list of one user. */
    record Made(int user, PersonalList list) {

        List<Recommendation> head() {
            return list.items().subList(0, Math.min(FIRST, list.items().size()));
        }

        List<ProductId> ids() {
            return head().stream().map(Recommendation::productId).toList();
        }
    }
}
