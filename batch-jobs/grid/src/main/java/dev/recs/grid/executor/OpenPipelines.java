package dev.recs.grid.executor;

import dev.recs.model.experiment.Assignment;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.recommender.rules.CurrentRules;
import dev.recs.recommender.rules.RuleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The one open {@link ExecutorPipeline} of a process: the next order closes that of the last.
 *
 * <p>Static state, because Spark makes a new object of every task; an executor works for one application, and that has one run.
 */
final class OpenPipelines {

    private static @Nullable ExecutorPipeline open;

    private OpenPipelines() {}

    /** @throws Misconfigured if this executor would do another work than the driver means */
    static synchronized ExecutorPipeline of(GridOrder order) {
        ExecutorPipeline present = open;
        if (present != null && present.order().id().equals(order.id())) {
            return present;
        }
        if (present != null) {
            open = null;
            present.close();
        }
        ExecutorPipeline opened = open(order);
        open = opened;
        return opened;
    }

    private static ExecutorPipeline open(GridOrder order) {
        requireSame("the build of recs", order.expected().build(), Build.digest());
        RunSettings settings = RunSettings.read(order.settings(), Secrets.read(order.secretsFile(), System.getenv()));
        CurrentLists lists = new CurrentLists(
                new CurrentListSettings(settings.lists(), rules(order.lists().rules())),
                order.lists()::running,
                new Assignment(settings.erasure().keyBytes()));
        requireSame(
                "the recipe of lists",
                order.expected().recipe(),
                lists.get().digestAt(order.users().asOf()));
        ExecutorStores stores = new ExecutorStores(settings);
        try {
            requireSame(
                    "recs.erasure.key",
                    order.expected().keyProof(),
                    KeyProof.of(settings.erasure().keyBytes(), order.id()));
            requireTheRun(stores, order);
            return new ExecutorPipeline(
                    order,
                    settings,
                    stores,
                    PipelineParts.assemble(
                            settings, stores, lists, order.expected().model()));
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    /** @param expected empty: whatever it is */
    private static void requireSame(String what, String expected, String present) {
        if (!expected.isEmpty() && !present.isEmpty() && !present.equals(expected)) {
            throw new Misconfigured(
                    "%s is another one on an executor of the grid than on the driver: give all the same jars, settings and secrets"
                            .formatted(what));
        }
    }

    private static void requireTheRun(ExecutorStores stores, GridOrder order) {
        long partitions = stores.jdbc()
                .sql("SELECT COUNT(*) FROM recs_job_positions WHERE run_id = ?")
                .param(order.users().run())
                .query(Long.class)
                .single();
        if (partitions == 0) {
            throw new Misconfigured(
                    "recs.mysql.url of an executor is another database than the driver's: it does not know run %d"
                            .formatted(order.users().run()));
        }
    }

    /** The text that came with the order, as a file of this process. */
    private static CurrentRules rules(String text) {
        if (text.isEmpty()) {
            return CurrentRules.read(new RuleSettings(""));
        }
        try {
            Path file = Files.createTempFile("recs-rules", ".yaml");
            try {
                Files.writeString(file, text);
                return CurrentRules.read(new RuleSettings(file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
