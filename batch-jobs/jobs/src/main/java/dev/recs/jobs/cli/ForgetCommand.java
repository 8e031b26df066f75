package dev.recs.jobs.cli;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.ErasureReport;
import dev.recs.stores.erasure.ErasureReport.Place;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs forget}. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = "Erase a user from every store of ours; the store's own tables are not touched.")
final class ForgetCommand implements Callable<Integer> {

    private static final int CHECK_FAILED = 3;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--user-id", required = true, description = "whom")
    private String userId = "";

    @Option(names = "--verify", description = "only check whether something is left; exit code 3 if so")
    private boolean verify;

    @Override
    public Integer call() {
        UserId user = new UserId(userId);
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            Erasure erasure = new Erasure(
                    new Erasure.Stores(
                            recs.getBean(JdbcTemplate.class),
                            recs.getBean(MongoDatabase.class),
                            recs.getBean(RedisClient.class)),
                    recs.getBean(ErasureKey.class).bytes(),
                    common.clock());
            ErasureReport report = verify ? erasure.find(user) : erasure.erase(user);
            print(report);
            if (!report.missing().isEmpty()) {
                throw new DependencyDown(
                        String.join(", ", report.missing()),
                        "the user is marked as erased where that was possible; repeat the command to finish",
                        new IllegalStateException("erasure is not complete"));
            }
            return verify && report.total() > 0 ? CHECK_FAILED : 0;
        }
    }

    private void print(ErasureReport report) {
        if (common.json()) {
            System.out.println(JsonMapper.shared().writeValueAsString(report));
            return;
        }
        for (Place place : report.places()) {
            System.out.printf("%-8s %-30s %d%n", place.store(), place.name(), place.count());
        }
        System.out.printf("%s: %d%n", verify ? "left" : "removed", report.total());
    }
}
