package dev.recs.serving.personalization;

import com.netflix.concurrency.limits.Limiter;
import dev.recs.model.UserId;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.CallLimits;
import dev.recs.serving.stores.Reply.Why;
import dev.recs.serving.stores.StoreUnavailable;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.ErasureReport;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Erasures, so many at once and no more. They have room of their own: whatever reads and events are told, a user can be erased. */
@Component
public final class GuardedErasure {

    private static final String STORES = "all";

    private final Erasure erasure;
    private final CallLimits limits;

    GuardedErasure(Erasure erasure, MeterRegistry meters) {
        this.erasure = erasure;
        this.limits = new CallLimits(STORES, Set.of(CallKind.CHOICE), meters);
    }

    /**
     * Erases, as far as the stores answer.
     *
     * @throws StoreUnavailable if there is no room: nothing was erased
     */
    public ErasureReport erase(UserId user) {
        Limiter.Listener room = limits.acquire(CallKind.CHOICE)
                .orElseThrow(() ->
                        new StoreUnavailable("the API", Why.OVERLOADED, "nothing was erased, repeat the request"));
        try {
            ErasureReport report = erasure.erase(user);
            if (report.missing().isEmpty()) {
                room.onSuccess();
            } else {
                room.onDropped();
            }
            return report;
        } catch (RuntimeException | Error e) {
            room.onIgnore();
            throw e;
        }
    }
}
