package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.check.CheckResult;
import dev.recs.jobs.check.Connection;
import dev.recs.jobs.check.ConnectionCheck;
import dev.recs.jobs.check.ShopCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Check the store's data (exit 3 if a check fails), or try the connections (exit 4 if one is down).")
final class CheckCommand implements Callable<Integer> {

    private static final int DATA_CHECK_FAILED = 3;
    private static final int DEPENDENCY_DOWN = 4;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--connections", description = "try each store and the embedding provider instead")
    private boolean connections;

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.openForCheck(common.dataDir())) {
            return connections
                    ? report(recs.create(ConnectionCheck.class).run())
                    : reportData(recs.create(ShopCheck.class).run(common.clock()));
        }
    }

    private int report(List<Connection> tried) {
        if (common.json()) {
            print(tried);
        } else {
            tried.forEach(
                    one -> System.out.printf("%-4s %s: %s%n", one.up() ? "UP" : "DOWN", one.name(), one.answer()));
        }
        return tried.stream().allMatch(Connection::up) ? 0 : DEPENDENCY_DOWN;
    }

    private int reportData(List<CheckResult> results) {
        if (common.json()) {
            print(results.stream().map(CheckCommand::fields).toList());
        } else {
            results.forEach(CheckCommand::print);
        }
        return results.stream().allMatch(CheckResult::passed) ? 0 : DATA_CHECK_FAILED;
    }

    private static void print(CheckResult result) {
        System.out.printf(
                Locale.ROOT,
                "%s %s: %d of %d%s%n",
                result.passed() ? "PASS" : "FAIL",
                result.subject(),
                result.found(),
                result.examined(),
                result.allowedShare() == 0 ? "" : ", fine up to %.1f %%".formatted(100 * result.allowedShare()));
        if (!result.examples().isEmpty()) {
            System.out.printf("     for example %s%n", String.join(", ", result.examples()));
        }
        if (!result.passed()) {
            System.out.printf("     %s%n", result.advice());
        }
    }

    private static Map<String, Object> fields(CheckResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", result.subject());
        fields.put("passed", result.passed());
        fields.put("examined", result.examined());
        fields.put("found", result.found());
        fields.put("allowedShare", result.allowedShare());
        fields.put("examples", result.examples());
        fields.put("advice", result.advice());
        return fields;
    }

    private static void print(Object value) {
        System.out.println(JsonMapper.builder().build().writeValueAsString(value));
    }
}
