package dev.recs.pipeline.experiments;

import dev.recs.model.experiment.Assignment;
import dev.recs.model.experiment.RunningExperiments;
import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.experiments.ListsByVariant;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.stores.Failures;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of lists of every variant, with the rules and experiments as they are now. Safe for any number of threads. */
public final class CurrentLists {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentLists.class);

    private final CurrentListSettings configured;
    private final Supplier<RunningExperiments> experiments;
    private final Assignment assignment;
    private volatile ListsByVariant lists;
    private String lastFault = "";

    /**
     * Reads what runs.
     *
     * @throws Misconfigured if that is not what is defined
     */
    public CurrentLists(
            CurrentListSettings configured, Supplier<RunningExperiments> experiments, Assignment assignment) {
        this.configured = configured;
        this.experiments = experiments;
        this.assignment = assignment;
        this.lists = new ListsByVariant(configured.get(), experiments.get(), assignment);
    }

    /** As last read. */
    public ListsByVariant get() {
        return lists;
    }

    /**
     * Reads rules, if they have changed, and what runs.
     *
     * @throws Misconfigured if that is not what is defined
     */
    public synchronized void reload() {
        boolean otherRules = configured.reloadIfChanged();
        use(otherRules, experiments.get());
    }

    /**
     * The same for a process that goes on: what is wrong, or a MySQL that is away, is told of once, and experiments stay as they were.
     *
     * @return true if anything is another now
     */
    public synchronized boolean reloadIfChanged() {
        boolean otherRules = configured.reloadIfChanged();
        try {
            boolean isOther = use(otherRules, experiments.get());
            lastFault = "";
            return isOther;
        } catch (RuntimeException e) {
            tell(String.valueOf(Failures.asKind(e).getMessage()).replace("\n", "; "));
            return use(otherRules, lists.running());
        }
    }

    private boolean use(boolean otherRules, RunningExperiments running) {
        boolean otherExperiments = !running.equals(lists.running());
        if (otherRules || otherExperiments) {
            lists = new ListsByVariant(configured.get(), running, assignment);
        }
        if (otherExperiments) {
            LOG.info(
                    "experiments: {}, hold-out {}",
                    running.started().isEmpty()
                            ? "none"
                            : running.started().getFirst().name(),
                    running.holdOut());
        }
        return otherRules || otherExperiments;
    }

    private void tell(String fault) {
        if (!fault.equals(lastFault)) {
            LOG.warn("experiments stay as they were: {}", fault);
            lastFault = fault;
        }
    }
}
