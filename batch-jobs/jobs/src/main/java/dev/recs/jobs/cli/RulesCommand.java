package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.model.failure.BadInput;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.rules.RuleFile;
import dev.recs.recommender.rules.RuleSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs rules}. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "The shop's rules: pin, boost, bury, exclude.",
        subcommands = RulesCommand.Check.class)
final class RulesCommand {

    /** {@code recs rules check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Read the file and say everything that is wrong with it by its line (exit 2), or what holds now. No server is started.")
    static final class Check implements Callable<Integer> {

        @Mixin
        private final CommonOptions common = new CommonOptions();

        @Option(names = "--file", description = "by default what recs.rules.file says")
        private @Nullable Path file;

        @Override
        public Integer call() {
            RuleBook rules = file == null ? configured() : RuleFile.read(file);
            if (common.json()) {
                System.out.println(JsonMapper.builder()
                        .build()
                        .writeValueAsString(rules.describe(common.clock().instant())));
            } else {
                rules.describe(common.clock().instant()).forEach(System.out::println);
                System.out.printf("%d rules, all can be read%n", rules.size());
            }
            return 0;
        }

        private RuleBook configured() {
            try (CommandContext recs = CommandContext.open(common.dataDir())) {
                RuleSettings settings = recs.create(RuleSettings.class);
                if (settings.file().isBlank()) {
                    throw new BadInput("no rules are configured: give --file, or set recs.rules.file");
                }
                return settings.read();
            }
        }
    }
}
