package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutsideListsTest {

    @TempDir
    private Path folder;

    private ExportedStore store;

    @BeforeEach
    void fill() {
        store = new ExportedStore(folder);
    }

    @Test
    void aListOfWhatIsPopularMadeOutsideHasTheFiguresOfTheMethodInside() {
        for (Split split : List.of(store.timeSplit(), Split.leaveLastOut(store.history()))) {
            OutsideProgram outside = new OutsideProgram(store.export(split, Naming.PLAIN, false));
            List<String> popular = outside.popularSince(split.asOf().minus(Duration.ofDays(30)));
            Path lists = store.file("popular.jsonl", outside.toAll(popular));

            List<Row> expected = new Evaluator(
                            split, new ListTraits(split, ExportedStore.texts(split)), ExportedStore.K)
                    .measure(inside(split));
            List<Row> scored = store.scored(split, lists, Naming.PLAIN);

            assertThat(scored).extracting(Row::task).containsExactlyElementsOf(tasks(split));
            for (int task = 0; task < scored.size(); task++) {
                assertThat(scored.get(task).mean()).isEqualTo(expected.get(task).mean());
                assertThat(scored.get(task).interval())
                        .isEqualTo(expected.get(task).interval());
                assertThat(scored.get(task).lists())
                        .isEqualTo(expected.get(task).lists());
                assertThat(scored.get(task).mean().ndcg()).isPositive();
            }
        }
    }

    @Test
    void comparedWithTheSameListsTheDifferenceOfEachUserIsNothing() {
        Split split = store.timeSplit();
        OutsideProgram outside = new OutsideProgram(store.export(split, Naming.PLAIN, false));
        List<String> popular = outside.popularSince(split.asOf().minus(Duration.ofDays(30)));
        Evaluator evaluator = new Evaluator(split, new ListTraits(split), ExportedStore.K);

        List<Row> first = evaluator.measure(inside(split));
        List<Row> same =
                evaluator.measure(read(split, store.file("popular.jsonl", outside.toAll(popular)), Naming.PLAIN));
        List<Row> other = evaluator.measure(
                read(split, store.file("latest.jsonl", outside.toAll(outside.latest())), Naming.PLAIN));

        assertThat(first).allSatisfy(row -> assertThat(row.difference()).isEmpty());
        assertThat(same)
                .allSatisfy(row ->
                        assertThat(row.difference()).hasValue(new Row.Difference(0, new Interval(0, 0), row.users())));
        for (int task = 0; task < other.size(); task++) {
            double mean = other.get(task).mean().ndcg() - first.get(task).mean().ndcg();
            assertThat(other.get(task).difference().orElseThrow().mean())
                    .isCloseTo(mean, within(1e-12))
                    .isNotZero();
        }
    }

    @Test
    void pseudonymsAndBackGiveTheSameFigures() {
        Split split = store.timeSplit();
        Pseudonyms key = new Pseudonyms(new byte[32]);
        OutsideProgram plain = new OutsideProgram(store.export(split, Naming.PLAIN, false));
        OutsideProgram hashed = new OutsideProgram(store.export(split, key, false));
        Path plainLists = store.file("plain.jsonl", plain.toAll(plain.latest()));
        Path hashedLists = store.file("hashed.jsonl", hashed.toAll(hashed.latest()));

        assertThat(ExportedStore.lines(hashedLists).getFirst()).doesNotContain("product");
        assertThat(store.scored(split, hashedLists, key)).isEqualTo(store.scored(split, plainLists, Naming.PLAIN));
        assertThat(store.scored(split, plainLists, key))
                .as("plain lists beside them")
                .isEqualTo(store.scored(split, plainLists, Naming.PLAIN));
    }

    @Test
    void jsonLinesAndCsvZippedOrNotAreTheSame() throws IOException {
        Split split = store.timeSplit();
        OutsideProgram outside = new OutsideProgram(store.export(split, Naming.PLAIN, false));
        Path json = store.file("lists.jsonl", outside.toAll(outside.latest()));
        Path csv = store.file("lists.csv", outside.toAllAsCsv(outside.latest()));
        List<Row> expected = store.scored(split, json, Naming.PLAIN);

        assertThat(store.scored(split, csv, Naming.PLAIN)).isEqualTo(expected);
        assertThat(store.scored(split, zipped(json), Naming.PLAIN)).isEqualTo(expected);
        assertThat(store.scored(split, zipped(csv), Naming.PLAIN)).isEqualTo(expected);
        assertThat(store.scored(split, store.file("bom.csv", List.of("\ufeff" + Files.readString(csv))), Naming.PLAIN))
                .isEqualTo(expected);
    }

    @Test
    void aFileWithEveryFaultIsScoredAndEachIsSaid() {
        Split split = store.timeSplit();
        OutsideProgram outside = new OutsideProgram(store.export(split, Naming.PLAIN, false));
        List<String> all = outside.latest();
        List<String> users =
                outside.rows("users.csv").stream().map(row -> row[0]).toList();
        String notAsked = notAsked(split, users);
        List<String> lines = faultyLines(outside.toAll(all), all, users, notAsked);

        OutsideLists lists = read(split, store.file("faults.jsonl", lines), Naming.PLAIN);

        int enough = enough(split);
        assertThat(lists.account().lines())
                .containsExactly(
                        "mine: %d lists read, %d of %d users have one"
                                .formatted(lines.size() - 2, users.size() - 1, users.size()),
                        "mine: users without a list, counted as 0: 1, as " + users.get(2),
                        "mine: lists of users who are not to be answered, left out: 1, as " + notAsked,
                        "mine: lists of users unknown to this run, left out: 1, as nobody",
                        "mine: products unknown to this run, taken out so that the next moves up: 1, as gone",
                        "mine: products listed twice, taken out: 1, as %s for user %s"
                                .formatted(all.get(0), users.get(0)),
                        "mine: second lists of a user, left out: 1, as " + users.get(0),
                        "mine: lists shorter than 5, what is not there is no hit: 2, as %s, %s"
                                .formatted(users.get(0), users.get(1)),
                        ("mine: lists that run dry for new products (fewer than 5 are left without what the user has; give 5,"
                                        + " and one more for each product that the user has, at most %d): 2, as %s, %s")
                                .formatted(enough, users.get(0), users.get(1)),
                        "mine: lines that cannot be read, left out: 2, as line %d: no user or no items, line %d: not JSON"
                                .formatted(lines.size() - 1, lines.size()));
        assertThat(lists.cases(Split.Task.ALL)).hasSize(users.size());
        assertThat(lists.cases(Split.Task.ALL).get(0).list())
                .containsExactly(number(split, all.get(0)), number(split, all.get(1)));
        assertThat(lists.cases(Split.Task.ALL).get(2).metrics()).isEqualTo(new Metrics(0, 0, 0));
        assertThat(lists.newcomers(Split.Task.ALL)).isEmpty();
    }

    private static List<String> faultyLines(List<String> good, List<String> all, List<String> users, String notAsked) {
        List<String> lines = new ArrayList<>(good.subList(0, users.size()));
        lines.set(0, line(users.get(0), List.of(all.get(0), all.get(0), "gone", all.get(1))));
        lines.set(1, line(users.get(1), all.subList(0, 2)));
        lines.remove(2);
        lines.add(line(users.get(0), all));
        lines.add(line("nobody", all));
        lines.add(line(notAsked, all));
        lines.add("{\"user\":\"%s\"}".formatted(users.get(3)));
        lines.add("user,rank,product");
        return lines;
    }

    @Test
    void listsOfAnotherCutAreSuspected() {
        Split split = store.timeSplit();
        OutsideProgram outside = new OutsideProgram(store.export(split, Naming.PLAIN, false));
        List<String> users =
                outside.rows("users.csv").stream().map(row -> row[0]).toList();
        String notAsked = notAsked(split, users);

        OutsideLists lists = read(
                split,
                store.file(
                        "other.jsonl",
                        List.of(line(users.getFirst(), outside.latest()), line(notAsked, outside.latest()))),
                Naming.PLAIN);

        assertThat(lists.account().lines().getLast())
                .isEqualTo("mine: many users have no list while many lists are of users who are not to be answered:"
                        + " were they made for another cut?");
    }

    private static String notAsked(Split split, List<String> asked) {
        for (int user = 0; user < split.history().users(); user++) {
            if (split.history().begin(user) < split.history().end(user)
                    && !asked.contains(split.history().userId(user))) {
                return split.history().userId(user);
            }
        }
        throw new AssertionError("everybody is asked");
    }

    private static int enough(Split split) {
        Owned owned = new Owned(split.history());
        return ExportedStore.K
                + split.cases().stream()
                        .mapToInt(one -> owned.products(one.user()).length)
                        .max()
                        .orElseThrow();
    }

    private static Method inside(Split split) {
        return new Baselines(split)
                .all(ExportedStore.texts(split)).stream()
                        .filter(method -> method.name().equals("popular 30 days"))
                        .findFirst()
                        .orElseThrow();
    }

    private static OutsideLists read(Split split, Path lists, Naming naming) {
        return ExportedStore.read(split, lists, naming);
    }

    private static int number(Split split, String product) {
        return split.index().numberOf(product);
    }

    private static List<String> tasks(Split split) {
        return split.tasks().stream().map(Split.Task::label).toList();
    }

    private static String line(String user, List<String> items) {
        return "{\"user\":\"%s\",\"items\":[\"%s\"]}".formatted(user, String.join("\",\"", items));
    }

    private static Path zipped(Path file) throws IOException {
        Path zipped = file.resolveSibling(file.getFileName() + ".zipped");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(file, out);
        }
        return zipped;
    }
}
