package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.CurrencyNames;
import dev.recs.jobs.imports.rows.DayEvidence;
import dev.recs.jobs.imports.rows.DayOrder;
import dev.recs.jobs.imports.rows.NumberEvidence;
import dev.recs.jobs.imports.rows.NumberStyle;
import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.ProductColumn;
import dev.recs.jobs.imports.rows.TimeBounds;
import dev.recs.jobs.imports.rows.TimeReader;
import dev.recs.jobs.imports.text.ColumnNames;
import dev.recs.jobs.imports.text.CsvFile;
import dev.recs.jobs.imports.text.CsvLayout;
import dev.recs.jobs.imports.text.CsvRow;
import dev.recs.jobs.imports.text.EventFile;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
 * @param dayOrder of dates as 01/02/2026 in the orders; empty if they do not tell
 * @param currency the commonest of the orders, if they tell any: its code, or the file's own word
 */
record StoreInput(
        ImportOptions options,
        CsvFile products,
        NumberStyle productNumbers,
        CsvFile orders,
        NumberStyle orderNumbers,
        Optional<DayOrder> dayOrder,
        Optional<String> currency,
        Optional<EventFile> events,
        List<String> notes) {

    /** @throws dev.recs.model.failure.BadInput if one of the files cannot be read to its end, or its header is not right */
    static StoreInput open(ImportFiles files, ImportOptions options) {
        CsvFile products =
                CsvFile.open(files.products(), options.format().productColumns(options.columns()), options.text());
        CsvFile orders = CsvFile.open(files.orders(), options.format().orderColumns(options.columns()), options.text());
        requireSaidColumns(options, products.layout(), orders.layout());
        Optional<EventFile> events = files.events().map(file -> EventFile.open(file, options.text()));
        List<String> notes = new ArrayList<>(products.layout().notes());
        notes.addAll(orders.layout().notes());
        events.flatMap(file -> file.encoding().note()).ifPresent(notes::add);
        if (options.format().isShopSystem()) {
            notes.add(mapping(files.orders(), orders.layout()));
        }
        NumberStyle productNumbers = numbers(products, "price", notes, row -> {});
        Map<String, Long> currencies = new HashMap<>();
        DayEvidence days = new DayEvidence();
        NumberStyle orderNumbers = numbers(orders, "unit_price", notes, row -> {
            currencies.merge(OrderReader.currency(row), 1L, Long::sum);
            row.optional("purchased_at").ifPresent(days::add);
        });
        currencies.keySet().removeAll(List.of("", CurrencyNames.OPEN));
        Optional<String> currency =
                currencies.entrySet().stream().max(Entry.comparingByValue()).map(Entry::getKey);
        currency.filter(name -> !CurrencyNames.isCode(name))
                .ifPresent(name -> notes.add(
                        "%s: currency '%s' is no code of three letters: products without one of their own keep none"
                                .formatted(files.orders().getFileName(), name)));
        if (options.timeFormat().isEmpty()) {
            days.note("purchased_at")
                    .ifPresent(
                            note -> notes.add("%s: %s".formatted(files.orders().getFileName(), note)));
        }
        events.ifPresent(file -> file.forEach(ImportProgress.SILENT, (line, number) -> {}));
        return new StoreInput(
                options, products, productNumbers, orders, orderNumbers, days.order(), currency, events, notes);
    }

    StoreInput {
        notes = List.copyOf(notes);
    }

    /** Of the products file, as far as it or the export's rules give them. */
    List<ProductColumn> productColumns() {
        return Arrays.stream(ProductColumn.values())
                .filter(column -> products.layout().place(column.column()).isPresent()
                        || options.format().tells(column))
                .toList();
    }

    OrderReader orderReader(TimeBounds bounds) {
        return new OrderReader(options.format().isShopSystem(), orderNumbers, times(dayOrder), bounds);
    }

    /** Of events, which are written by programs. */
    TimeReader times() {
        return times(Optional.empty());
    }

    private TimeReader times(Optional<DayOrder> order) {
        return new TimeReader(options.timeZone(), options.timeFormat(), order);
    }

    private static void requireSaidColumns(ImportOptions options, CsvLayout products, CsvLayout orders) {
        List<String> headers = Stream.concat(products.header().names().stream(), orders.header().names().stream())
                .toList();
        options.columns().forEach((column, name) -> {
            if (headers.stream().map(ColumnNames::plain).noneMatch(ColumnNames.plain(name)::equals)) {
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
        NumberStyle style = evidence.style(file.layout().header().delimiter());
        evidence.note(column, style)
                .ifPresent(note -> notes.add("%s: %s".formatted(file.path().getFileName(), note)));
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
                                                        layout.header().names().get(place.getValue())))
                                        .collect(Collectors.joining(", ")));
    }
}
