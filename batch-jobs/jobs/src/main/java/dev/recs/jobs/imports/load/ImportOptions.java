package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.ProductColumn;
import dev.recs.jobs.imports.shop.ShopFormat;
import dev.recs.jobs.imports.text.TextOptions;
import dev.recs.model.failure.BadInput;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How files are to be read, where the operator says it.
 *
 * @param columns our column to the name in the file's header
 * @param delimiter of fields; one character or several
 * @param timeFormat of times that are not ISO 8601
 */
public record ImportOptions(
        ShopFormat format,
        Map<String, String> columns,
        Optional<String> delimiter,
        Optional<Charset> encoding,
        Optional<ZoneId> timeZone,
        Optional<DateTimeFormatter> timeFormat) {

    private static final List<String> OURS = Stream.of(OrderReader.COLUMNS, ProductColumn.names(), OrderReader.OPTIONAL)
            .flatMap(List::stream)
            .distinct()
            .toList();

    /** Our own columns; all else is found out. */
    public static final ImportOptions DEFAULT = new ImportOptions(
            ShopFormat.OWN, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws BadInput if a column is none of ours */
    public ImportOptions {
        columns = Map.copyOf(columns);
        for (String column : columns.keySet()) {
            if (!OURS.contains(column)) {
                throw new BadInput(
                        "--column %s=%s: expected one of %s before the =".formatted(column, columns.get(column), OURS));
            }
        }
    }

    /** Of the text of the files. */
    public TextOptions text() {
        return new TextOptions(delimiter, encoding);
    }
}
