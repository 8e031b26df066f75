package dev.recs.jobs.check;

import dev.recs.jobs.connect.ConnectionWatch;
import java.util.List;
import java.util.Optional;

/** Whether the triggers that {@code recs connect} made still work, and can fail no statement of the shop. */
public final class ShopTriggerCheck {

    private static final String ADVICE =
            "run 'recs connect --apply' (or --remove) before anything else: docs/guide/connect-a-shop.md";

    private ShopTriggerCheck() {}

    /** Empty where no shop was connected, and where it is polled. */
    public static Optional<CheckResult> run(ConnectionWatch watch) {
        int triggers = watch.triggers();
        if (triggers == 0) {
            return Optional.empty();
        }
        List<String> faults = watch.faults();
        return Optional.of(new CheckResult(
                "triggers in the shop that do not work as they were applied",
                triggers,
                faults.size(),
                0,
                faults,
                ADVICE));
    }
}
