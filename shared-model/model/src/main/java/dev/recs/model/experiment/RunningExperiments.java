package dev.recs.model.experiment;

import dev.recs.model.failure.Misconfigured;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What users may be assigned to: the hold-out, and what was started and not stopped.
 *
 * @param holdOut share of users who see popular lists only, 0 for nobody; in no experiment
 * @param started at most one, so that a user is in one experiment at a time
 */
public record RunningExperiments(double holdOut, List<Experiment> started) {

    public static final RunningExperiments NONE = new RunningExperiments(0, List.of());

    /** @throws Misconfigured if more than one was started */
    public RunningExperiments {
        started = List.copyOf(started);
        if (started.size() > 1) {
            throw new Misconfigured(
                    "experiments %s run at once: expected one at most, stop the others by 'recs experiment stop'"
                            .formatted(started.stream().map(Experiment::name).toList()));
        }
    }

    /** Every variant of which a user may have a list at a moment, by its stored name; {@link VariantName#NONE} is not among them. */
    public Set<VariantName> namesAt(Instant moment) {
        Set<VariantName> names = new TreeSet<>(Comparator.comparing(VariantName::value));
        names.addAll(Stream.concat(
                        holdOut > 0 ? Stream.of(VariantName.HOLD_OUT) : Stream.of(),
                        started.stream()
                                .filter(experiment -> experiment.isWithin(moment))
                                .flatMap(experiment ->
                                        experiment.variants().stream().map(experiment::nameOf)))
                .toList());
        return names;
    }
}
