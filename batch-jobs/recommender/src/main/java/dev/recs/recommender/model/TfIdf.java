package dev.recs.recommender.model;

import it.unimi.dsi.fastutil.ints.Int2IntRBTreeMap;
import it.unimi.dsi.fastutil.ints.Int2IntSortedMap;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
    private final int[][] terms;
    private final float[][] weights;
    private final int[][] rowsOfWord;
    private final float[][] weightsOfWord;

    private TfIdf(List<String> texts) {
        numbers.defaultReturnValue(UNKNOWN);
        this.terms = new int[texts.size()][];
        this.weights = new float[texts.size()][];
        List<Int2IntSortedMap> counts = texts.stream().map(this::numbered).toList();
        int[] frequencies = new int[numbers.size()];
        counts.forEach(row -> row.keySet().forEach((int term) -> frequencies[term]++));
        for (int row = 0; row < terms.length; row++) {
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
    public static TfIdf fit(List<String> texts) {
        return new TfIdf(texts);
    }

    /** Adds the cosine of a row and every row that shares a word with it, itself included. */
    public void addSimilarities(int row, double[] sums) {
        for (int i = 0; i < terms[row].length; i++) {
            int[] rows = rowsOfWord[terms[row][i]];
            float[] others = weightsOfWord[terms[row][i]];
            for (int j = 0; j < rows.length; j++) {
                sums[rows[j]] += (double) weights[row][i] * others[j];
            }
        }
    }

    /** The rows for many comparisons of two. */
    WordRows rows() {
        return new WordRows(terms, weights);
    }

    /**
     * Adds what the rarest words of a row say of the rows that have them, word by word while these are no more than so many: in a large
     * catalog a common word says little and is in very many rows.
     */
    void addRarest(int row, int most, SparseVector sums) {
        int left = most;
        for (int word : IntStream.range(0, terms[row].length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> rowsOfWord[terms[row][i]].length))
                .mapToInt(Integer::intValue)
                .toArray()) {
            int[] rows = rowsOfWord[terms[row][word]];
            left -= rows.length;
            for (int j = 0; left >= 0 && j < rows.length; j++) {
                sums.add(rows[j], (double) weights[row][word] * weightsOfWord[terms[row][word]][j]);
            }
        }
    }

    /**
     * Adds the cosine of a text that is none of the rows and every row that shares a word with it. A word that no row has counts in the
     * length of the text only.
     */
    public void addSimilarities(String text, double[] sums) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        split(text, term -> counts.merge(term, 1, Integer::sum));
        double squares = 0;
        for (Map.Entry<String, Integer> term : counts.entrySet()) {
            double amount = amount(term.getKey(), term.getValue());
            squares += amount * amount;
        }
        for (Map.Entry<String, Integer> term : counts.entrySet()) {
            int number = numbers.getInt(term.getKey());
            if (number != UNKNOWN) {
                double weight = amount(term.getKey(), term.getValue()) / Math.sqrt(squares);
                for (int j = 0; j < rowsOfWord[number].length; j++) {
                    sums[rowsOfWord[number][j]] += weight * weightsOfWord[number][j];
                }
            }
        }
    }

    /** Whether any row has a word, as {@link #words} gives it. */
    public boolean knows(String word) {
        return numbers.containsKey(word);
    }

    /** Every word with the number of the rows that have it, in the order in which they first came. */
    public void forEachWord(ObjIntConsumer<String> consumer) {
        String[] words = new String[rowsOfWord.length];
        numbers.object2IntEntrySet().forEach(entry -> words[entry.getIntValue()] = entry.getKey());
        for (int word = 0; word < words.length; word++) {
            consumer.accept(words[word], rowsOfWord[word].length);
        }
    }

    /** The words of a text as they are counted, in their order. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        split(text, words::add);
        return words;
    }

    private double amount(String term, int count) {
        int number = numbers.getInt(term);
        return amount(count, number == UNKNOWN ? 0 : rowsOfWord[number].length);
    }

    private double amount(int count, int rowsWithIt) {
        return count * (1 + Math.log((1.0 + terms.length) / (1.0 + rowsWithIt)));
    }

    private Int2IntSortedMap numbered(String text) {
        Int2IntRBTreeMap counts = new Int2IntRBTreeMap();
        split(text, term -> counts.addTo(numbers.computeIfAbsent(term, next -> numbers.size()), 1));
        return counts;
    }

    private static void split(String text, Consumer<String> action) {
        Matcher term = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (term.find()) {
            if (term.group("unspaced") == null) {
                action.accept(term.group());
            } else {
                splitPairs(term.group().codePoints().toArray(), action);
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
        terms[row] = counts.keySet().toIntArray();
        double[] amounts = Arrays.stream(terms[row])
                .mapToDouble(term -> amount(counts.getOrDefault(term, 0), frequencies[term]))
                .toArray();
        double length =
                Math.sqrt(Arrays.stream(amounts).map(amount -> amount * amount).sum());
        weights[row] = new float[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            weights[row][i] = (float) (amounts[i] / length);
        }
    }

    private void invert(int[] frequencies) {
        for (int term = 0; term < frequencies.length; term++) {
            rowsOfWord[term] = new int[frequencies[term]];
            weightsOfWord[term] = new float[frequencies[term]];
        }
        int[] filled = new int[frequencies.length];
        for (int row = 0; row < terms.length; row++) {
            for (int i = 0; i < terms[row].length; i++) {
                int term = terms[row][i];
                rowsOfWord[term][filled[term]] = row;
                weightsOfWord[term][filled[term]++] = weights[row][i];
            }
        }
    }
}
