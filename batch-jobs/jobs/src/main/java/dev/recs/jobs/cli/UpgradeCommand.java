package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.upgrade.KeyUpgrade;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs upgrade}. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description =
                "Move what release 1.0.0 left in Redis to the keys of this release; may be repeated, and while others run.")
final class UpgradeCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            KeyUpgrade.Moved moved = recs.create(KeyUpgrade.class).run();
            recs.create(TombstoneExpiry.class).run();
            System.out.printf(
                    common.json()
                            ? "{\"queued\":%d,\"deadLetters\":%d,\"active\":%d,\"keys\":%d}%n"
                            : "moved: queued users %d, dead letters %d, times of activity %d, other keys %d%n",
                    moved.queued(),
                    moved.deadLetters(),
                    moved.active(),
                    moved.keys());
            return 0;
        }
    }
}
