package dev.recs.recommender.lists;

import dev.recs.recommender.rules.CurrentRules;

/** The settings of lists with the rules as they are now. */
public final class CurrentListSettings {

    private final ListSettings settings;
    private final CurrentRules rules;

    /** @param settings without rules */
    public CurrentListSettings(ListSettings settings, CurrentRules rules) {
        this.settings = settings;
        this.rules = rules;
    }

    public ListSettings get() {
        return settings.with(rules.book());
    }

    /** @return true if there are other rules now */
    public boolean reloadIfChanged() {
        return rules.reloadIfChanged();
    }
}
