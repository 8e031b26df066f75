package dev.recs.jobs.imports.text;

import dev.recs.model.failure.BadInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which names of a header mean which column of ours. Names are the same whatever their case; where none is, also whatever stands between
 * their words: {@code Product ID} and {@code productId} are {@code product_id}.
 *
 * @param accepted our column to the names that a header may have for it, the best first; in an order, so that the same fault is named each time
 * @param required columns of ours that must be there
 */
public record ColumnNames(Map<String, List<String>> accepted, List<String> required) {

    private static final Pattern OUTSIDE = Pattern.compile("^[\\s\\p{Z}\\uFEFF'`\\[]+|[\\s\\p{Z}\\uFEFF'`\\]]+$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}_.-]+|(?<=[a-z0-9])(?=[A-Z])");

    public ColumnNames {
        accepted = Collections.unmodifiableMap(new LinkedHashMap<>(accepted));
        required = List.copyOf(required);
    }

    /** The name that the operator says, before our own, before those of a shop's export. */
    public static ColumnNames parse(
            List<String> required, List<String> optional, Map<String, List<String>> theirs, Map<String, String> said) {
        Map<String, List<String>> accepted = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        theirs.keySet().stream().filter(column -> !all.contains(column)).forEach(all::add);
        for (String column : all) {
            List<String> names = new ArrayList<>();
            Optional.ofNullable(said.get(column)).map(ColumnNames::plain).ifPresent(names::add);
            names.add(column);
            names.addAll(theirs.getOrDefault(column, List.of()));
            accepted.put(column, names);
        }
        return new ColumnNames(accepted, required);
    }

    /** How many of the columns a row has: the header, read with the right delimiter, has the most. */
    int found(List<String> row) {
        return Math.toIntExact(accepted.keySet().stream()
                .filter(column -> !matches(column, row).isEmpty())
                .count());
    }

    /**
     * The place of each column.
     *
     * @throws BadInput if a required column is missing, or one that is read stands twice
     */
    public Map<String, Integer> places(String file, List<String> header) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String column : accepted.keySet()) {
            List<Integer> found = matches(column, header);
            if (found.size() > 1) {
                throw new BadInput(
                        "%s has the column '%s' twice (places %d and %d): expected it once, remove or rename the other"
                                .formatted(
                                        file,
                                        plain(header.get(found.getFirst())),
                                        found.getFirst() + 1,
                                        found.getLast() + 1));
            }
            found.forEach(place -> places.put(column, place));
        }
        for (String column : required) {
            if (!places.containsKey(column)) {
                throw new BadInput("%s has no column '%s': its header is '%s', expected are %s; %s"
                        .formatted(file, column, String.join(",", header), required, advice(column, header)));
            }
        }
        return places;
    }

    /** As names are compared. */
    public static String plain(String name) {
        return OUTSIDE.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String words(String name) {
        return plain(BETWEEN_WORDS.matcher(OUTSIDE.matcher(name).replaceAll("")).replaceAll("_"));
    }

    /** The places of the best name that is there; none if there is none. */
    private List<Integer> matches(String column, List<String> header) {
        return Stream.<UnaryOperator<String>>of(ColumnNames::plain, ColumnNames::words)
                .flatMap(form -> accepted.getOrDefault(column, List.of()).stream()
                        .filter(name -> header.stream().map(form).anyMatch(form.apply(name)::equals)))
                .findFirst()
                .map(name -> standing(words(name), header))
                .orElse(List.of());
    }

    private static List<Integer> standing(String words, List<String> header) {
        return IntStream.range(0, header.size())
                .filter(place -> words(header.get(place)).equals(words))
                .boxed()
                .toList();
    }

    /** One field with all names in it is a matter of quotes or of the delimiter. */
    private String advice(String column, List<String> header) {
        boolean isOneField = header.size() == 1 && required.stream().allMatch(header.getFirst()::contains);
        return isOneField
                ? "they stand in one field: export it again without quotes around whole lines, or say what is between them with --delimiter"
                : "say another name with --column %s=NAME".formatted(column);
    }
}
