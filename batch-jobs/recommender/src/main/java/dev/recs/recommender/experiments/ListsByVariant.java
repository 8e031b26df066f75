package dev.recs.recommender.experiments;

import dev.recs.model.TextHash;
import dev.recs.model.UserId;
import dev.recs.model.experiment.Assignment;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.RunningExperiments;
import dev.recs.model.experiment.Variant;
import dev.recs.model.experiment.VariantName;
import dev.recs.recommender.lists.ListSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who is in which variant, and the settings of each. Does not change; thread-safe. */
public final class ListsByVariant {

    private final RunningExperiments running;
    private final Assignment assignment;
    private final Map<VariantName, ListSettings> settings;

    /** @param configured the settings of users who are in no variant, with the rules of the shop */
    public ListsByVariant(ListSettings configured, RunningExperiments running, Assignment assignment) {
        this.running = running;
        this.assignment = assignment;
        Map<VariantName, ListSettings> all = new LinkedHashMap<>();
        all.put(VariantName.NONE, configured);
        if (running.holdOut() > 0) {
            all.put(VariantName.HOLD_OUT, configured.with(VariantName.HOLD_OUT));
        }
        for (Experiment experiment : running.started()) {
            for (Variant variant : experiment.variants()) {
                VariantName name = experiment.nameOf(variant);
                all.put(name, VariantSettings.of(variant, configured).with(name));
            }
        }
        this.settings = Collections.unmodifiableMap(all);
    }

    /** Those of users who are in no variant, of guests, and of what everybody sees. */
    public ListSettings configured() {
        return of(VariantName.NONE);
    }

    /** The variant of a user's list as of a moment. */
    public VariantName variantOf(UserId user, Instant asOf) {
        return settings.size() == 1 ? VariantName.NONE : assignment.of(user, running, asOf);
    }

    public ListSettings of(VariantName variant) {
        return Objects.requireNonNull(settings.get(variant), "a variant that nobody is in");
    }

    /** By variant, {@link VariantName#NONE} first. */
    public Map<VariantName, ListSettings> all() {
        return settings;
    }

    /** The variants of which lists are made at a moment. */
    public Set<VariantName> namesAt(Instant moment) {
        return running.namesAt(moment);
    }

    public RunningExperiments running() {
        return running;
    }

    /** Another one as soon as anything changes that shapes any list of a moment. */
    public String digestAt(Instant moment) {
        if (settings.size() == 1) {
            return configured().digestAt(moment);
        }
        StringBuilder text = new StringBuilder(Double.toString(running.holdOut()));
        settings.forEach((variant, lists) ->
                text.append(' ').append(variant.value()).append('=').append(lists.digestAt(moment)));
        running.started().forEach(experiment -> text.append(' ').append(experiment.definitionHash()));
        return TextHash.hash(text.toString());
    }
}
