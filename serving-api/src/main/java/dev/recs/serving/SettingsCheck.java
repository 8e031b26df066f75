package dev.recs.serving;

import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.answer.AnswerSettings;
import dev.recs.serving.list.CacheSettings;
import dev.recs.serving.list.ErasureSettings;
import dev.recs.serving.security.SecuritySettings;
import dev.recs.serving.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;

/** Ends a start before it begins if settings cannot be right, and knows all that is wrong with them, not just the first. */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private final List<String> faults = new ArrayList<>();

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Binder settings = Binder.get(event.getEnvironment());
        check(settings, "recs", StoreSettings.class);
        check(settings, "recs.serving", SecuritySettings.class);
        check(settings, "recs.serving.answers", AnswerSettings.class);
        check(settings, "recs.erasure", ErasureSettings.class);
        check(settings, "recs.cache", CacheSettings.class);
        PortCheck ports = new PortCheck(event.getEnvironment());
        ports.fault("server").ifPresent(faults::add);
        ports.fault("management.server").ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw new AbandonedRunException();
        }
    }

    Misconfigured failure() {
        return new Misconfigured(String.join("; ", faults));
    }

    /** What is not ours to judge, such as a number that is none, the start itself reports. */
    private void check(Binder settings, String prefix, Class<?> type) {
        try {
            settings.bindOrCreate(prefix, type);
        } catch (BindException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof Misconfigured fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
    }
}
