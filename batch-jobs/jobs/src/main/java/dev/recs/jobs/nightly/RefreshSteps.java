package dev.recs.jobs.nightly;

import java.util.List;
import org.springframework.batch.core.step.Step;

/** The steps of the nightly job, each the bean of its name, in the order in which they run. */
record RefreshSteps(
        Step catalogStep,
        Step neighboursStep,
        Step popularStep,
        Step activityStep,
        Step ordersStep,
        Step usersStep,
        Step variantsStep,
        Step retentionStep) {

    List<Step> inOrder() {
        return List.of(
                catalogStep,
                neighboursStep,
                popularStep,
                activityStep,
                ordersStep,
                usersStep,
                variantsStep,
                retentionStep);
    }
}
