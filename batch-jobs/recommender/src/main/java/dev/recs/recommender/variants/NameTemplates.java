package dev.recs.recommender.variants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The templates of one name: its words in order without colours, sizes and counts, and without up to three neighbouring words, the gap. Where the
 * gap was does not matter: "60 cake cases dolly girl" and "pack of 72 retrospot cake cases" share "cake cases".
 *
 * @param words of the name, in order, without colours, sizes and counts
 * @param all the name itself, without a gap, comes first
 */
record NameTemplates(List<String> words, List<Template> all) {

    private static final int MAX_GAP = 3;
    private static final int MAX_WORDS = 16;

    /** No word, so that no other template has the hash of a noun's. */
    private static final String NOUN = "*";

    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    NameTemplates {
        words = List.copyOf(words);
        all = List.copyOf(all);
    }

    static NameTemplates of(String name) {
        List<String> split = VariantWords.split(name);
        boolean isCounted = split.stream().anyMatch(VariantWords::isMeasure)
                && split.stream().anyMatch(VariantWords::isCount);
        List<String> words = split.stream()
                .filter(word -> word.length() > 1
                        && !VariantWords.isMeasure(word)
                        && !VariantWords.isColourOrSize(word)
                        && !VariantWords.isCount(word))
                .limit(MAX_WORDS)
                .toList();
        List<Template> templates = new ArrayList<>();
        templates.add(template(words, 0, 0, isCounted));
        for (int gap = 0; gap < words.size(); gap++) {
            for (int length = 1; length <= MAX_GAP && gap + length <= words.size(); length++) {
                templates.add(template(words, gap, gap + length, isCounted));
            }
        }
        return new NameTemplates(words, templates);
    }

    /** With a template of the noun alone, whatever else the name says. */
    NameTemplates with(HeadNouns nouns) {
        List<Template> more = new ArrayList<>(all);
        for (String noun : nouns.of(words)) {
            List<String> others =
                    words.stream().filter(word -> !word.equals(noun)).toList();
            more.add(new Template(hash(hash(SEED, NOUN), noun), 2, others, Gap.INSIDE));
        }
        return new NameTemplates(words, more);
    }

    /** Those that pass, each once. */
    List<Template> distinct(Predicate<Template> passes) {
        Map<Long, Template> distinct = new LinkedHashMap<>();
        all.stream().filter(passes).forEach(template -> distinct.putIfAbsent(template.hash(), template));
        return List.copyOf(distinct.values());
    }

    private static Template template(List<String> words, int from, int to, boolean isCounted) {
        long hash = SEED;
        for (int i = 0; i < words.size(); i++) {
            if (i < from || i >= to) {
                hash = hash(hash, words.get(i));
            }
        }
        int content = words.size() - (to - from);
        if (content == 1 && isCounted) {
            hash = hash(hash, "#");
            content++;
        }
        return new Template(hash == 0 ? 1 : hash, content, words.subList(from, to), Gap.of(from, to, words.size()));
    }

    /** FNV-1a of the characters and of the end of the word. */
    private static long hash(long hash, String word) {
        long mixed = hash;
        for (int i = 0; i < word.length(); i++) {
            mixed = (mixed ^ word.charAt(i)) * PRIME;
        }
        return (mixed ^ ' ') * PRIME;
    }

    /**
     * A name with a gap.
     *
     * @param content words outside of the gap; "pack of 12" stands for a second one where there is but one, and so does being a head noun
     * @param filling the words in the gap
     */
    record Template(long hash, int content, List<String> filling, Gap gap) {

        Template {
            filling = List.copyOf(filling);
        }
    }

    /** Where a gap is. */
    enum Gap {
        FIRST,
        LAST,
        /** Between other words, or nowhere. */
        INSIDE;

        static Gap of(int from, int to, int words) {
            if (from == to) {
                return INSIDE;
            }
            return from == 0 ? FIRST : to == words ? LAST : INSIDE;
        }
    }
}
