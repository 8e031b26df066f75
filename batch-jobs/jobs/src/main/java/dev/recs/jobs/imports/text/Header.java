package dev.recs.jobs.imports.text;

import java.util.List;

/**
 * The names of the columns of a CSV file.
 *
 * @param delimiter of fields; one character or several
 * @param above how many records stand above it: a title, comments, or what Excel is told of the delimiter
 * @param names as they stand there, without empty ones at the end
 */
public record Header(String delimiter, int above, List<String> names) {

    public Header {
        int last = names.size();
        while (last > 0 && ColumnNames.plain(names.get(last - 1)).isEmpty()) {
            last--;
        }
        names = List.copyOf(names.subList(0, last));
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    long unnamed() {
        return names.stream().filter(name -> ColumnNames.plain(name).isEmpty()).count();
    }

    /** The delimiter as it can be shown and typed. */
    String shownDelimiter() {
        if (delimiter.equals("\t")) {
            return "tab";
        }
        return delimiter.codePoints().anyMatch(Character::isISOControl)
                ? "\\x%02x".formatted(delimiter.codePointAt(0))
                : "'" + delimiter + "'";
    }
}
