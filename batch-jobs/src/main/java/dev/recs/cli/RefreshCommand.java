package dev.recs.cli;

import dev.recs.app.RecsApplication;
import dev.recs.embedding.Embedder;
import dev.recs.model.UserId;
import dev.recs.refresh.RefreshAccount;
import dev.recs.refresh.RefreshRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs refresh}. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description = "Remake profiles and lists: of users active in the last 90 days, of all, or of some.")
final class RefreshCommand implements Callable<Integer> {

    private static final Duration ACTIVE = Duration.ofDays(90);

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--all", description = "every user that ever bought anything")
    private boolean all;

    @Option(names = "--user-id", description = "only this user; may be repeated")
    private List<String> userIds = List.of();

    @Override
    public Integer call() {
        Instant asOf = common.clock().instant();
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            RefreshRun run = recs.getBean(RefreshRun.class);
            RefreshAccount account = userIds.isEmpty()
                    ? run.everyone(all ? Instant.EPOCH : asOf.minus(ACTIVE), asOf)
                    : run.only(userIds.stream().map(UserId::new).toList(), asOf);
            RefreshPrinter.print(
                    account,
                    recs.getBean(Embedder.class).usage().texts(),
                    Duration.between(asOf, common.clock().instant()));
            return 0;
        }
    }
}
