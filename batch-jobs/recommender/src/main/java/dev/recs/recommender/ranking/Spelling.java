package dev.recs.recommender.ranking;

import dev.recs.recommender.model.TfIdf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Takes a word that no product has for the known word that is nearest to it: one letter wrong, missing, too many or in its neighbour's place in
 * words of {@value #SHORT} letters and more, two from {@value #LONG} on. Among equally near ones the word that most products have, then
 * the first of the alphabet. Words with digits stay as they are: they are sizes and numbers of articles.
 *
 * <p>Damerau: A technique for computer detection and correction of spelling errors (CACM 7, 1964).
 */
final class Spelling {

    private static final int SHORT = 4;
    private static final int LONG = 8;

    private final TfIdf words;
    private final Map<Integer, List<Known>> byLength = new TreeMap<>();

    private Spelling(TfIdf words) {
        this.words = words;
    }

    static Spelling of(TfIdf words) {
        Spelling spelling = new Spelling(words);
        words.forEachWord((word, rows) -> {
            if (word.length() >= SHORT - 1 && word.chars().noneMatch(Character::isDigit)) {
                spelling.byLength
                        .computeIfAbsent(word.length(), length -> new ArrayList<>())
                        .add(new Known(word, rows));
            }
        });
        Comparator<Known> order =
                Comparator.comparingInt((Known known) -> -known.rows()).thenComparing(Known::word);
        spelling.byLength.values().forEach(known -> known.sort(order));
        return spelling;
    }

    /** The words of a text, those that nobody knows and that are near a known one replaced. */
    String corrected(String text) {
        StringJoiner corrected = new StringJoiner(" ");
        TfIdf.words(text).forEach(word -> corrected.add(words.knows(word) ? word : nearest(word)));
        return corrected.toString();
    }

    private String nearest(String word) {
        if (word.length() < SHORT || word.chars().anyMatch(Character::isDigit)) {
            return word;
        }
        int most = word.length() < LONG ? 1 : 2;
        Known best = new Known(word, 0);
        int least = most + 1;
        for (int length = word.length() - most; length <= word.length() + most; length++) {
            for (Known known : byLength.getOrDefault(length, List.of())) {
                int distance = distance(word, known.word(), least);
                boolean isBetter = distance < least || (distance == least && distance <= most && known.isBefore(best));
                if (isBetter) {
                    least = distance;
                    best = known;
                }
            }
        }
        return best.word();
    }

    /** Edits that make one word of the other, each part of a word edited once; any number above the limit where there are more. */
    static int distance(String one, String other, int limit) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        Arrays.setAll(last, place -> place);
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (isSame ? 0 : 1));
                boolean isSwapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (isSwapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return least;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }

    /** A word, and how many products have it. */
    private record Known(String word, int rows) {

        boolean isBefore(Known other) {
            return rows != other.rows ? rows > other.rows : word.compareTo(other.word) < 0;
        }
    }
}
