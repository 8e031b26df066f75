package dev.recs.evaluation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an outside program may know: the files of an export, read here without any class that wrote them. */
final class OutsideProgram {

    private final Path export;

    OutsideProgram(Path export) {
        this.export = export;
    }

    List<String[]> rows(String file) {
        return ExportedStore.lines(export.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** All products: those with the most lines since a moment first, then by id. */
    List<String> popularSince(Instant since) {
        Map<String, Integer> counts = new TreeMap<>();
        rows("products.csv").forEach(row -> counts.put(row[0], 0));
        rows("train.csv").stream()
                .filter(row -> !Instant.parse(row[3]).isBefore(since))
                .forEach(row -> counts.merge(row[1], 1, Integer::sum));
        return counts.keySet().stream()
                .sorted(Comparator.<String>comparingInt(counts::get).reversed())
                .toList();
    }

    /** All products that were sold: the latest first, of one order those of the largest quantity. */
    List<String> latest() {
        Map<String, String> last = new TreeMap<>();
        rows("train.csv").forEach(row -> last.merge(row[1], row[3] + row[4], (a, b) -> a.compareTo(b) > 0 ? a : b));
        return last.keySet().stream()
                .sorted(Comparator.<String, String>comparing(last::get).reversed())
                .toList();
    }

    /** One list for everybody, as JSON lines. */
    List<String> toAll(List<String> items) {
        return users().map(user -> "{\"user\":\"%s\",\"items\":[\"%s\"]}".formatted(user, String.join("\",\"", items)))
                .toList();
    }

    /** The same as CSV, worst first, which the ranks put right. */
    List<String> toAllAsCsv(List<String> items) {
        return Stream.concat(
                        Stream.of("rank,user,comment,product"),
                        users().flatMap(user -> Stream.iterate(items.size() - 1, i -> i >= 0, i -> i - 1)
                                .map(i -> "%d,%s,,%s".formatted(i + 1, user, items.get(i)))))
                .toList();
    }

    private Stream<String> users() {
        return Stream.concat(rows("users.csv").stream(), rows("newcomers.csv").stream())
                .map(row -> row[0]);
    }
}
