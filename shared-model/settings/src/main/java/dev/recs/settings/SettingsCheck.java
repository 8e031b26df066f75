package dev.recs.settings;

import dev.recs.model.failure.Misconfigured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at all settings of an application at once, so that an operator sees everything that is wrong in one answer. */
public final class SettingsCheck {

    private final ConfigurableEnvironment environment;
    private final SettingsBinder settings;
    private final List<String> faults = new ArrayList<>();

    private SettingsCheck(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.settings = SettingsBinder.create(environment);
    }

    /**
     * Reads every record of an application, and looks for names that none knows.
     *
     * @param application its root configuration, with {@link EnableSettings}
     */
    public static SettingsCheck create(ConfigurableEnvironment environment, Class<?> application) {
        SettingsCheck check = new SettingsCheck(environment);
        for (Class<? extends Record> type : SettingsReference.recordsOf(application)) {
            check.bind(type);
        }
        check.faults.addAll(new UnknownSettings(KnownSettings.load()).in(environment));
        return check;
    }

    /**
     * Asks something more of a record that could be read.
     *
     * @param requirement what is wrong, a line each; not asked if the record was refused already
     */
    public <T extends Record> SettingsCheck require(Class<T> type, Function<T, List<String>> requirement) {
        try {
            faults.addAll(requirement.apply(settings.bind(type)));
        } catch (Misconfigured _) {
            // Its refusal is among the faults already.
        }
        return this;
    }

    /** Asks something of other settings than our own. */
    public SettingsCheck require(Function<ConfigurableEnvironment, List<String>> requirement) {
        faults.addAll(requirement.apply(environment));
        return this;
    }

    /** @throws Misconfigured one line for each fault */
    public void refuseAny() {
        if (!faults.isEmpty()) {
            throw new Misconfigured(String.join("\n", faults));
        }
    }

    private void bind(Class<? extends Record> type) {
        try {
            settings.bind(type);
        } catch (Misconfigured e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }
}
