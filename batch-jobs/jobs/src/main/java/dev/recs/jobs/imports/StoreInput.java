package dev.recs.jobs.imports;

import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one import, opened: encodings, delimiters, headers and the way they write numbers are known, and each was read to its end once.
 *
 * @param currency the commonest of the orders, if they tell any
 */
record StoreInput(
        ImportOptions options,
        CsvFile products,
        NumberStyle productNumbers,
        CsvFile orders,
        NumberStyle orderNumbers,
        Optional<String> currency,
        Optional<EventFile> events,
        List<String> notes) {

    /** @throws dev.recs.model.failure.BadInput if one of the files cannot be read to its end, or its header is not right */
    static StoreInput open(ImportFiles files, ImportOptions options) {
        CsvFile products = CsvFile.open(files.products(), options.format().productColumns(options), options);
        CsvFile orders = CsvFile.open(files.orders(), options.format().orderColumns(options), options);
        requireSaidColumns(options, products.layout(), orders.layout());
        Optional<EventFile> events = files.events().map(file -> EventFile.open(file, options));
        List<String> notes = new ArrayList<>(products.layout().notes());
        notes.addAll(orders.layout().notes());
        events.flatMap(file -> file.encoding().note()).ifPresent(notes::add);
        if (options.format().isShopSystem()) {
            notes.add(mapping(files.orders(), orders.layout()));
        }
        NumberStyle productNumbers = numbers(products, "price", notes, row -> {});
        Map<String, Long> currencies = new HashMap<>();
        NumberStyle orderNumbers = numbers(
                orders,
                "unit_price",
                notes,
                row -> row.optional("currency")
                        .ifPresent(currency -> currencies.merge(currency.toUpperCase(Locale.ROOT), 1L, Long::sum)));
        events.ifPresent(file -> file.forEach(ImportProgress.SILENT, (line, number) -> {}));
        return new StoreInput(
                options,
                products,
                productNumbers,
                orders,
                orderNumbers,
                currencies.entrySet().stream().max(Entry.comparingByValue()).map(Entry::getKey),
                events,
                notes);
    }

    StoreInput {
        notes = List.copyOf(notes);
    }

    /** Of the products file, as far as it or the export's rules give them. */
    List<ProductColumn> productColumns() {
        return Arrays.stream(ProductColumn.values())
                .filter(column -> products.layout().place(column.column()).isPresent()
                        || (options.format().isShopSystem()
                                && (column == ProductColumn.IN_STOCK || column == ProductColumn.PRICE)))
                .toList();
    }

    OrderReader orderReader(TimeBounds bounds) {
        return new OrderReader(options.format().isShopSystem(), orderNumbers, times(), bounds);
    }

    TimeReader times() {
        return new TimeReader(options.timeZone(), options.timeFormat());
    }

    private static void requireSaidColumns(ImportOptions options, CsvLayout products, CsvLayout orders) {
        List<String> headers = Stream.concat(products.header().stream(), orders.header().stream())
                .map(ColumnNames::plain)
                .toList();
        options.columns().forEach((column, name) -> {
            if (!headers.contains(ColumnNames.plain(name))) {
                throw new BadInput(
                        "--column %s=%s: expected a name in the header of the products or orders file, there are %s"
                                .formatted(column, name, headers));
            }
        });
    }

    /** Reads a file to its end. */
    private static NumberStyle numbers(CsvFile file, String column, List<String> notes, Consumer<CsvRow> other) {
        NumberEvidence evidence = new NumberEvidence();
        file.forEach(ImportProgress.SILENT, row -> {
            if (row.isWhole()) {
                row.optional(column).ifPresent(evidence::add);
                other.accept(row);
            }
        });
        NumberStyle style = evidence.style(file.layout().delimiter());
        if (style == NumberStyle.COMMA) {
            notes.add("%s: decimal commas in %s".formatted(file.path().getFileName(), column));
        }
        if (evidence.isContradictory()) {
            notes.add("%s: decimal points and decimal commas in %s, so that numbers with a comma are rejected"
                    .formatted(file.path().getFileName(), column));
        }
        return style;
    }

    private static String mapping(Path file, CsvLayout layout) {
        return "%s: %s"
                .formatted(
                        file.getFileName(),
                        new TreeMap<>(layout.places())
                                .entrySet().stream()
                                        .map(place -> "%s is '%s'"
                                                .formatted(
                                                        place.getKey(),
                                                        layout.header().get(place.getValue())))
                                        .collect(Collectors.joining(", ")));
    }
}
