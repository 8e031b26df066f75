package dev.recs.serving;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsCheck;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.StoreSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Ends a start before it begins if settings cannot be right. */
final class StartCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private @Nullable Misconfigured failure;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        try {
            SettingsCheck.create(event.getEnvironment(), ServingApplication.class)
                    .require(StoreSettings.class, StoreSettings::requireAddresses)
                    .require(ErasureSettings.class, ErasureSettings::requireKey)
                    .require(PortCheck::faults)
                    .refuseAny();
        } catch (Misconfigured e) {
            failure = e;
            throw new AbandonedRunException();
        }
    }

    /** Why the start was ended; null if it was not ended here. */
    @Nullable
    Misconfigured failure() {
        return failure;
    }
}
