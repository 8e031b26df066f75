package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.stores.schema.RecsSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description =
                "Make our own database on the shop's server, or bring it up to date; for a user with more rights than the jobs have.")
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.openForCheck(common.dataDir())) {
            List<String> applied = recs.create(RecsSchema.class).migrate();
            System.out.println(
                    common.json()
                            ? JsonMapper.builder().build().writeValueAsString(Map.of("applied", applied))
                            : applied.isEmpty()
                                    ? "our tables are up to date"
                                    : "our tables are up to date: applied " + String.join(", ", applied));
            return 0;
        }
    }
}
