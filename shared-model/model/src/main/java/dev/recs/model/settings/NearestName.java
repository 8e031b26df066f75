package dev.recs.model.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The name that an operator may have meant. */
public final class NearestName {

    private NearestName() {}

    /** Of the known ones the nearest that differs in a quarter of the letters at most; empty if none does. */
    public static Optional<String> of(String name, Collection<String> known) {
        return of(name, known, UnaryOperator.identity());
    }

    /** @param form of the known names where this one stands */
    public static Optional<String> of(String name, Collection<String> known, UnaryOperator<String> form) {
        int limit = Math.max(2, name.length() / 4);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, form.apply(candidate))))
                .filter(candidate -> distance(name, form.apply(candidate)) <= limit);
    }

    /** Levenshtein's: insertions, deletions and replacements that make one text of the other, whatever the case. */
    public static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean isSame = Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
                int replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
