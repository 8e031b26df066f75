package dev.recs.jobs.imports.shop;

import dev.recs.jobs.imports.text.InputRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;

/** Category paths of shop systems, several in a field. */
final class Paths {

    private static final String ROOT = "Default Category";

    private Paths() {}

    /**
     * The row with the longest of its paths as its category, without Magento's root.
     *
     * @param between paths, a regular expression; a comma within a name has a backslash before it
     */
    static InputRow deepest(InputRow row, String between, String within) {
        return row.optional("category")
                .map(field -> Arrays.stream(field.split(between))
                        .map(path -> steps(path, within))
                        .max(Comparator.comparingInt(steps -> steps.split(" > ").length))
                        .orElse(""))
                .map(path -> row.with(Map.of("category", path)))
                .orElse(row);
    }

    private static String steps(String path, String within) {
        String steps = String.join(
                " > ",
                Arrays.stream(path.split(Pattern.quote(within)))
                        .map(step -> step.strip().replace("\\,", ","))
                        .toList());
        return steps.startsWith(ROOT + " > ") ? steps.substring(ROOT.length() + " > ".length()) : steps;
    }
}
