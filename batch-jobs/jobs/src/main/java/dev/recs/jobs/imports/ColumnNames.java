package dev.recs.jobs.imports;

import dev.recs.model.failure.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which names of a header mean which column of ours.
 *
 * @param accepted our column to the names that a header may have for it, the best first
 * @param required columns of ours that must be there
 */
record ColumnNames(Map<String, List<String>> accepted, List<String> required) {

    ColumnNames {
        accepted = Map.copyOf(accepted);
        required = List.copyOf(required);
    }

    /** The name that the operator says, before our own, before those of a shop's export. */
    static ColumnNames parse(
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

    /** How many of the columns a header has: the right delimiter has the most. */
    int found(List<String> header) {
        List<String> names = header.stream().map(ColumnNames::plain).toList();
        return Math.toIntExact(accepted.values().stream()
                .filter(wanted -> wanted.stream().anyMatch(names::contains))
                .count());
    }

    /**
     * The place of each column.
     *
     * @throws BadInput if a required column is missing, or one that is read stands twice
     */
    Map<String, Integer> places(String file, List<String> header) {
        List<String> names = header.stream().map(ColumnNames::plain).toList();
        Map<String, Integer> places = new LinkedHashMap<>();
        accepted.forEach((column, wanted) -> wanted.stream()
                .filter(names::contains)
                .findFirst()
                .ifPresent(name -> places.put(column, onlyPlace(file, names, name))));
        for (String column : required) {
            if (!places.containsKey(column)) {
                throw new BadInput(
                        "%s has no column '%s': its header is '%s', expected are %s; say another name with --column %s=NAME"
                                .formatted(file, column, String.join(",", header), required, column));
            }
        }
        return places;
    }

    private static int onlyPlace(String file, List<String> names, String name) {
        int place = names.indexOf(name);
        if (place != names.lastIndexOf(name)) {
            throw new BadInput(
                    "%s has the column '%s' twice (places %d and %d): expected it once, remove or rename the other"
                            .formatted(file, name, place + 1, names.lastIndexOf(name) + 1));
        }
        return place;
    }

    /** As names are compared. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
