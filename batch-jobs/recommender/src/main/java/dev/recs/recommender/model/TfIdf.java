package dev.recs.recommender.model;

import it.unimi.dsi.fastutil.ints.Int2IntRBTreeMap;
import it.unimi.dsi.fastutil.ints.Int2IntSortedMap;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TF-IDF of the words of texts, rows of unit length: {@code count · (1 + log((1 + n) / (1 + rows with the word)))}.
 *
 * <p>What an embedding does not know, such as names of brands and made-up words, is told by the words themselves.
 *
 * <p>Salton, Buckley: Term-weighting approaches in automatic text retrieval (Information Processing and Management 24, 1988); both counts
 * below the logarithm are one more, so that no word has an infinite weight.
 */
public final class TfIdf {

    /** Scripts that leave no space between words. */
    private static final String UNSPACED =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\x{30FC}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]";

    private static final Pattern WORD =
            Pattern.compile("(?<unspaced>%1$s+)|[\\p{L}\\p{N}\\p{M}&&[^%1$s]]+".formatted(UNSPACED));

    private static final int UNKNOWN = -1;

    private final Object2IntMap<String> numbers = new Object2IntOpenHashMap<>();
    private final int[][] words;
    private final float[][] weights;
    private final int[][] rowsOfWord;
    private final float[][] weightsOfWord;

    private TfIdf(List<String> texts) {
        numbers.defaultReturnValue(UNKNOWN);
        this.words = new int[texts.size()][];
        this.weights = new float[texts.size()][];
        List<Int2IntSortedMap> counts = texts.stream().map(this::numbered).toList();
        int[] frequencies = new int[numbers.size()];
        counts.forEach(row -> row.keySet().forEach((int word) -> frequencies[word]++));
        for (int row = 0; row < words.length; row++) {
            weigh(row, counts.get(row), frequencies);
        }
        this.rowsOfWord = new int[frequencies.length][];
        this.weightsOfWord = new float[frequencies.length][];
        invert(frequencies);
    }

    /**
     * @param texts a row for each; words end where there is neither letter nor digit, capitals do not count, and scripts without spaces
     *     count by pairs of neighbouring characters
     */
    public static TfIdf of(List<String> texts) {
        return new TfIdf(texts);
    }

    /** Adds the cosine of a row and every row that shares a word with it, itself included. */
    public void addSimilarities(int row, double[] sums) {
        for (int i = 0; i < words[row].length; i++) {
            int[] rows = rowsOfWord[words[row][i]];
            float[] others = weightsOfWord[words[row][i]];
            for (int j = 0; j < rows.length; j++) {
                sums[rows[j]] += (double) weights[row][i] * others[j];
            }
        }
    }

    /**
     * Adds the cosine of a text that is none of the rows and every row that shares a word with it. A word that no row has counts in the
     * length of the text only.
     */
    public void addSimilarities(String text, double[] sums) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        split(text, word -> counts.merge(word, 1, Integer::sum));
        double squares = 0;
        for (Map.Entry<String, Integer> word : counts.entrySet()) {
            double amount = amount(word.getKey(), word.getValue());
            squares += amount * amount;
        }
        for (Map.Entry<String, Integer> word : counts.entrySet()) {
            int number = numbers.getInt(word.getKey());
            if (number != UNKNOWN) {
                double weight = amount(word.getKey(), word.getValue()) / Math.sqrt(squares);
                for (int j = 0; j < rowsOfWord[number].length; j++) {
                    sums[rowsOfWord[number][j]] += weight * weightsOfWord[number][j];
                }
            }
        }
    }

    private double amount(String word, int count) {
        int number = numbers.getInt(word);
        return amount(count, number == UNKNOWN ? 0 : rowsOfWord[number].length);
    }

    private double amount(int count, int rowsWithIt) {
        return count * (1 + Math.log((1.0 + words.length) / (1.0 + rowsWithIt)));
    }

    private Int2IntSortedMap numbered(String text) {
        Int2IntRBTreeMap counts = new Int2IntRBTreeMap();
        split(text, word -> counts.addTo(numbers.computeIfAbsent(word, next -> numbers.size()), 1));
        return counts;
    }

    private static void split(String text, Consumer<String> action) {
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            if (word.group("unspaced") == null) {
                action.accept(word.group());
            } else {
                splitPairs(word.group().codePoints().toArray(), action);
            }
        }
    }

    private static void splitPairs(int[] characters, Consumer<String> action) {
        int last = Math.max(0, characters.length - 2);
        for (int first = 0; first <= last; first++) {
            action.accept(new String(characters, first, Math.min(2, characters.length)));
        }
    }

    private void weigh(int row, Int2IntSortedMap counts, int[] frequencies) {
        words[row] = counts.keySet().toIntArray();
        double[] amounts = Arrays.stream(words[row])
                .mapToDouble(word -> amount(counts.getOrDefault(word, 0), frequencies[word]))
                .toArray();
        double length =
                Math.sqrt(Arrays.stream(amounts).map(amount -> amount * amount).sum());
        weights[row] = new float[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            weights[row][i] = (float) (amounts[i] / length);
        }
    }

    private void invert(int[] frequencies) {
        for (int word = 0; word < frequencies.length; word++) {
            rowsOfWord[word] = new int[frequencies[word]];
            weightsOfWord[word] = new float[frequencies[word]];
        }
        int[] filled = new int[frequencies.length];
        for (int row = 0; row < words.length; row++) {
            for (int i = 0; i < words[row].length; i++) {
                int word = words[row][i];
                rowsOfWord[word][filled[word]] = row;
                weightsOfWord[word][filled[word]++] = weights[row][i];
            }
        }
    }
}
