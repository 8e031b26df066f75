package dev.recs.recommender.variants;

import dev.recs.recommender.variants.NameTemplates.Gap;
import dev.recs.recommender.variants.NameTemplates.Template;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The templates that name a design and not a thing: "dolly girl" stands before things ("dolly girl lunch box") and behind them ("jigsaw dolly girl").
 * What has it is a range of different things, and no family. An egg cup stands at both ends, too ("spaceboy egg cup", "egg cup chicken"), but what
 * follows it is no thing.
 */
final class Designs {

    /** Of the names that have it at an end, those where it comes first: a few "hot water bottle keep calm" among many bottles say nothing. */
    private static final int PART = 4;

    private final LongSet designs = new LongOpenHashSet();

    private Designs() {}

    /** @param fewest names that share a template that counts */
    static Designs find(List<NameTemplates> names, int fewest) {
        Designs found = new Designs();
        Long2ObjectMap<List<List<String>>> inFront = new Long2ObjectOpenHashMap<>();
        Long2ObjectMap<List<List<String>>> behind = new Long2ObjectOpenHashMap<>();
        for (NameTemplates name : names) {
            for (Template template : name.distinct(one -> one.content() >= 2)) {
                if (template.gap() == Gap.FIRST) {
                    add(behind, template, name.words().reversed());
                } else if (template.gap() == Gap.LAST) {
                    add(inFront, template, name.words());
                }
            }
        }
        List<List<String>> all = names.stream().map(NameTemplates::words).toList();
        WordPlaces catalog = WordPlaces.count(all);
        WordPlaces reversed = WordPlaces.count(all.stream().map(List::reversed).toList());
        inFront.long2ObjectEntrySet().forEach(entry -> {
            List<List<String>> others = behind.getOrDefault(entry.getLongKey(), List.of());
            int size = entry.getValue().size();
            if (!others.isEmpty()
                    && size + others.size() >= fewest
                    && PART * size >= size + others.size()
                    && areThings(entry.getValue(), catalog, 0)
                    && areThings(others, reversed, 1)) {
                found.designs.add(entry.getLongKey());
            }
        });
        return found;
    }

    private static void add(Long2ObjectMap<List<List<String>>> names, Template template, List<String> words) {
        names.computeIfAbsent(template.hash(), hash -> new ArrayList<>()).add(words);
    }

    /**
     * Whether what ends these names ends others, too.
     *
     * @param unknown what counts where no other name has it
     */
    private static boolean areThings(List<List<String>> names, WordPlaces catalog, double unknown) {
        return WordPlaces.count(names).endsOthers(catalog).orElse(unknown) >= WordPlaces.MOSTLY;
    }

    boolean contain(Template template) {
        return designs.contains(template.hash());
    }
}
