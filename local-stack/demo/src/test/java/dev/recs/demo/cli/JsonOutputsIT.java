package dev.recs.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.GoldenJson;
import dev.recs.jobs.cli.Recs;
import dev.recs.model.UserId;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.ExperimentJson;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.Variant;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.SourceCounters;
import dev.recs.testing.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import tools.jackson.databind.json.JsonMapper;

/** What the commands print with {@code --format=json}: names, types, and the values that are the same in every run. */
final class JsonOutputsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NEWEST = Instant.parse("2026-03-01T12:00:00Z");
    private static final String AS_OF = "--as-of=2026-03-02T02:00:00Z";

    /** Times of this run, sizes that depend on it, names of folders. */
    private static final Set<String> VOLATILE = Set.of(
            "ageSeconds",
            "averageProfileAgeSeconds",
            "oldestProfileAgeSeconds",
            "seconds",
            "oldestMillis",
            "generationVersion",
            "current",
            "version",
            "storedAt",
            "bytes",
            "rejectsFile",
            "token",
            "expiresAt",
            "startedAt",
            "at",
            "from",
            "firstDay",
            "lastDay");

    private static final Map<String, String> OUTPUTS = new LinkedHashMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void runAll() throws IOException {
        System.setProperty("recs.mongodb.vector-format", "plain-binary");
        STACK.settings().forEach(System::setProperty);
        writeFiles();
        String products = "--products=" + folder.resolve("products.csv");
        String orders = "--orders=" + folder.resolve("orders.csv");
        run("import", 0, "import", products, orders, "--events=" + folder.resolve("events.jsonl"));
        run("check", 3, "check");
        run("check-connections", 0, "check", "--connections");
        run("refresh-dry-run", 0, "refresh", "--all", "--dry-run", AS_OF);
        run("refresh", 0, "refresh", "--all", AS_OF);
        run("refresh-already-done", 0, "refresh", "--all", AS_OF);
        run("refresh-user", 0, "refresh", "--user-id=c01", AS_OF);
        run("show", 0, "show", "--user-id=c01");
        diff();
        showAndQueue();
        run("stats", 0, "stats");
        run("stats-online-empty", 0, "stats", "--online");
        eventsOfAnswers();
        run("stats-online", 0, "stats", "--online", "--days=7");
        experiment();
        run("experiment-report", 0, "experiment", "report", "weights");
        run("model-list", 0, "model", "list");
        run("model-rollback", 0, "model", "rollback", currentModel());
        run("model-unpin", 0, "model", "unpin");
        run("queue", 0, "queue");
        run("index-create", 0, "index", "create");
        run("index-list", 0, "index", "list");
        run("cache-clear", 0, "cache", "clear");
        run("forget-verify", 3, "forget", "--user-id=c01", "--verify");
        run("forget", 0, "forget", "--user-id=c01");
        run("rules-check", 0, "rules", "check", "--file=" + folder.resolve("rules.yml"));
        experiments();
        run("evaluate", 0, "evaluate", products, orders, "--cut=2026-02-20");
    }

    @AfterAll
    static void forgetSettings() {
        System.clearProperty("recs.mongodb.vector-format");
        STACK.settings().keySet().forEach(System::clearProperty);
    }

    static List<String> names() {
        return List.copyOf(OUTPUTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void anOutputHasTheStructureOfItsGoldenFile(String name) {
        GoldenJson.assertStructure("cli/" + name + ".json", JsonMapper.shared().readTree(OUTPUTS.get(name)), VOLATILE);
    }

    @Test
    void everyOutputIsOneLine() {
        assertThat(OUTPUTS.values())
                .allSatisfy(output -> assertThat(output.strip().lines()).hasSize(1));
    }

    private static void experiments() throws IOException {
        Path file = Files.writeString(folder.resolve("experiments.yml"), """
                experiments:
                  - name: more-variety
                    metric: click-through
                    until: 2126-12-29
                    variants:
                      - {name: control, share: 0.5}
                      - {name: diverse, share: 0.25, settings: {recs.ranking.diversity.strength: 0.3}}
                """);
        System.setProperty("recs.experiments.file", file.toString());
        try {
            run("experiment-start", 0, "experiment", "start", "more-variety");
            run("experiment-list", 0, "experiment", "list");
            run("experiment-stop", 0, "experiment", "stop", "more-variety");
        } finally {
            System.clearProperty("recs.experiments.file");
        }
    }

    /** Who buys lamps is shown tea, and the other way round: without two lamps half of the lists are shorter. */
    private static void diff() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("next.yml"),
                "rules:\n  - name: recalled\n    action: exclude\n    product: [P01, P03]\n");
        Path config = Files.writeString(folder.resolve("next.properties"), "recs.rules.file=" + rules);
        Path page = folder.resolve("diff.html");
        run("diff", 0, "diff", "--config=" + config, AS_OF, "--report=" + page);
        assertThat(page).content().contains("<h3>User c00, overlap 80 %</h3>", "<b>lamp no. 1</b>");
        run("diff-below-limit", 3, "diff", "--config=" + config, AS_OF, "--sample=4", "--min-overlap=0.95");
    }

    /** What the API and a worker would have left, so that no part of what is printed is empty. */
    private static void showAndQueue() {
        mysql().update(
                        "INSERT INTO recs.recs_refusals VALUES ('c02', 'product', 'P01', NOW(3)), ('c03', 'product', 'P01', NOW(3))");
        try (RedisClient redis = RedisClient.create(STACK.addresses().redisUrl())) {
            redis.hset(SharedKeys.CACHE_COUNTERS, Map.of("hits", "3", "lookups", "4"));
            redis.hset(
                    SourceCounters.keyOf(new UserId("c01"), Instant.now()),
                    Map.of(
                            SourceCounters.impressions("personalized"),
                            "8",
                            SourceCounters.clicks("personalized"),
                            "2"));
            redis.xadd(
                    SharedKeys.PROFILE_REFRESH_DEAD,
                    (StreamEntryID) null,
                    Map.of("user", "c02", "cause", "order", "trace", "t", "reason", "its text is too long"));
            redis.xgroupCreate(SharedKeys.PROFILE_REFRESH, SharedKeys.REFRESHERS, new StreamEntryID(0, 0), true);
            redis.xgroupCreateConsumer(SharedKeys.PROFILE_REFRESH, SharedKeys.REFRESHERS, "worker");
        }
    }

    /** One that ran since yesterday, with forty users in each variant. */
    private static void experiment() {
        Variant control = new Variant("control", 0.5, Map.of(), "");
        Variant fresh = new Variant("fresh", 0.5, Map.of(), "");
        Experiment experiment =
                new Experiment("weights", Metric.CLICK_THROUGH, Instant.MIN, Instant.MAX, List.of(control, fresh));
        mysql().update(
                        "INSERT INTO recs.recs_experiments (name, definition, definition_hash, started_at)"
                                + " VALUES ('weights', ?, ?, UTC_TIMESTAMP(3) - INTERVAL 1 DAY)",
                        ExperimentJson.write(experiment),
                        experiment.definitionHash());
        for (int user = 100; user < 180; user++) {
            eventOfAnswer(user, "impression", "r1", null);
            if (user % 4 < 3) {
                eventOfAnswer(user, "click", "r1", null);
            }
        }
        for (int half = 0; half < 2; half++) {
            mysql().update(
                            "UPDATE recs.recs_events SET variant = ? WHERE user_hash BETWEEN ? AND ?",
                            experiment.nameOf(half == 0 ? control : fresh).shortHash(),
                            "user-" + (100 + 40 * half),
                            "user-" + (139 + 40 * half));
        }
        mysql().update("UPDATE recs.recs_experiments SET stopped_at = UTC_TIMESTAMP(3)");
    }

    /** Forty users who saw a product; twelve clicked and bought it. */
    private static void eventsOfAnswers() {
        for (int user = 0; user < 40; user++) {
            eventOfAnswer(user, "impression", "r1", null);
            if (user < 12) {
                eventOfAnswer(user, "click", "r1", null);
                eventOfAnswer(user, "order", "o1", "2.50");
            }
        }
        eventOfAnswer(40, "cart", "r1", null);
    }

    private static void eventOfAnswer(int user, String kind, String reference, @Nullable String amount) {
        mysql().update(
                        "INSERT INTO recs.recs_events (user_hash, kind, product_id, reference, recommendation_id, placement, source,"
                                + " shelf, variant, happened_at, is_settled, amount, currency) VALUES (?, ?, 'P01', ?, 'r1',"
                                + " 'recommendations', 'personalized', '', 0, UTC_TIMESTAMP(3), ?, ?, 'GBP')",
                        "user-" + user,
                        kind,
                        reference,
                        amount != null,
                        amount);
    }

    private static JdbcTemplate mysql() {
        return new JdbcTemplate(new DriverManagerDataSource(
                STACK.addresses().mysqlUrl(),
                STACK.addresses().mysqlUser(),
                STACK.addresses().mysqlPassword()));
    }

    private static String currentModel() {
        return JsonMapper.shared()
                .readTree(OUTPUTS.get("model-list"))
                .get("current")
                .asString();
    }

    private static void run(String name, int exitCode, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data-dir=" + folder.resolve("data"));
        all.add("--format=json");
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            assertThat(Recs.commandLine().execute(all.toArray(String[]::new)))
                    .as(name)
                    .isEqualTo(exitCode);
        } finally {
            System.setOut(out);
        }
        OUTPUTS.put(name, bytes.toString(StandardCharsets.UTF_8));
    }

    /** Teas and lamps, and twelve users who buy of one of them, every second day. */
    private static void writeFiles() throws IOException {
        List<String> products = new ArrayList<>(List.of("product_id,name,category,currency,price"));
        for (int i = 0; i < 20; i++) {
            String kind = i % 2 == 0 ? "tea" : "lamp";
            products.add("P%02d,%s no. %d,%s,GBP,2.50".formatted(i, kind, i, kind));
        }
        List<String> orders = new ArrayList<>(List.of("order_id,user_id,product_id,quantity,unit_price,purchased_at"));
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                orders.add("O%d-%d,c%02d,P%02d,1,2.50,%s"
                        .formatted(i, j, i, (i % 2 + 2 * (i + j)) % 20, NEWEST.minusSeconds(172_800L * j + 60L * i)));
            }
        }
        Files.write(folder.resolve("products.csv"), products);
        Files.write(folder.resolve("orders.csv"), orders);
        Files.write(
                folder.resolve("events.jsonl"),
                List.of(
                        "{\"type\":\"search\",\"userId\":\"c01\",\"query\":\"lamp\",\"at\":\"2026-02-28T12:00:00Z\"}",
                        "{\"type\":\"view\",\"userId\":\"c01\",\"productId\":\"P03\",\"at\":\"2026-02-28T12:00:00Z\"}"));
        Files.writeString(
                folder.resolve("rules.yml"),
                "rules:\n  - name: tea week\n    action: boost\n    factor: 1.5\n    category: tea\n");
    }
}
