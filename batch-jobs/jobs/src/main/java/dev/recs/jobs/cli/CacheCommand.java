package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.stores.lists.RedisLists;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs cache}. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = "Lists and profiles in Redis.",
        subcommands = CacheCommand.Clear.class)
final class CacheCommand {

    /** {@code recs cache clear}. */
    @Command(
            name = "clear",
            mixinStandardHelpOptions = true,
            description = "Remove lists and profiles from Redis; the API refills it from MongoDB.")
    static final class Clear implements Callable<Integer> {

        @Mixin
        private final CommonOptions common = new CommonOptions();

        @Override
        public Integer call() {
            try (CommandContext recs = CommandContext.open(common.dataDir())) {
                RedisLists.Cleared cleared = recs.create(RedisLists.class).clear();
                System.out.printf(
                        common.json() ? "{\"lists\":%d,\"profiles\":%d}%n" : "removed: lists %d, profiles %d%n",
                        cleared.lists(),
                        cleared.profiles());
                return 0;
            }
        }
    }
}
