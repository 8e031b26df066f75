package dev.recs.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExperimentTest {

    private static final Instant UNTIL = Instant.parse("2026-12-29T00:00:00Z");
    private static final Experiment EXPERIMENT = of("click-through", "0.5");
    private static final String TEXT =
            "{\"name\":\"more-variety\",\"metric\":\"click-through\",\"from\":\"\",\"until\":\"2026-12-29T00:00:00Z\","
                    + "\"variants\":[{\"name\":\"control\",\"share\":0.5,\"settings\":{},\"rules\":\"\"},"
                    + "{\"name\":\"diverse\",\"share\":0.25,"
                    + "\"settings\":{\"recs.ranking.diversity.strength\":\"0.5\"},\"rules\":\"rules: []\"}]}";

    /** The text is in the database and in its hash: another form stops every running experiment. */
    @Test
    void theStoredTextIsThis() {
        assertThat(ExperimentJson.write(EXPERIMENT)).isEqualTo(TEXT);
        assertThat(ExperimentJson.parse(TEXT)).isEqualTo(EXPERIMENT);
        assertThat(EXPERIMENT.definitionHash()).hasSize(64);
    }

    @Test
    void theHashFollowsEveryPartOfTheDefinition() {
        assertThat(of("click-through", "0.5").definitionHash()).isEqualTo(EXPERIMENT.definitionHash());
        assertThat(of("conversion", "0.5").definitionHash()).isNotEqualTo(EXPERIMENT.definitionHash());
        assertThat(of("click-through", "0.6").definitionHash()).isNotEqualTo(EXPERIMENT.definitionHash());
    }

    @Test
    void whatIsNotOfTheFormIsRefused() {
        for (String text : List.of("", "{}", "[1]", TEXT.replace("click-through", "luck"), TEXT.replace("-29T", "x"))) {
            assertThatThrownBy(() -> ExperimentJson.parse(text)).isInstanceOf(BadInput.class);
        }
    }

    @Test
    void hashesOfNamesAreTheFirstBytesOfSha256() {
        assertThat(VariantName.HOLD_OUT.hash()).isEqualTo(0xf71a21bad391da8dL);
        assertThat(VariantName.of("more-variety", "control").hash()).isEqualTo(0xb7f33cfeb860910bL);
        assertThat(VariantName.of("more-variety", "control").shortHash()).isEqualTo(0xb7f33cfe);
        assertThat(VariantName.NONE.hash()).isZero();
        assertThat(VariantName.NONE.shortHash()).isZero();
    }

    @Test
    void aNameFindsItsVariantOnly() {
        assertThat(EXPERIMENT.variant(VariantName.of("more-variety", "diverse")))
                .contains(EXPERIMENT.variants().getLast());
        assertThat(EXPERIMENT.variant(VariantName.of("other", "diverse"))).isEmpty();
    }

    @Test
    void namesAreThoseOfTheHoldOutAndOfWhatRuns() {
        RunningExperiments running = new RunningExperiments(0.1, List.of(EXPERIMENT));
        assertThat(running.namesAt(UNTIL.minusSeconds(1)).stream().map(VariantName::value))
                .containsExactly("hold-out", "more-variety/control", "more-variety/diverse");
        assertThat(running.namesAt(UNTIL)).containsExactly(VariantName.HOLD_OUT);
        assertThat(RunningExperiments.NONE.namesAt(UNTIL)).isEmpty();
    }

    @Test
    void twoAtOnceAreRefused() {
        assertThatThrownBy(() -> new RunningExperiments(0, List.of(EXPERIMENT, EXPERIMENT)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("experiments [more-variety, more-variety] run at once: expected one at most,"
                        + " stop the others by 'recs experiment stop'");
    }

    private static Experiment of(String metric, String strength) {
        return new Experiment(
                "more-variety",
                Metric.of(metric),
                Instant.MIN,
                UNTIL,
                List.of(
                        new Variant("control", 0.5, Map.of(), ""),
                        new Variant(
                                "diverse", 0.25, Map.of("recs.ranking.diversity.strength", strength), "rules: []")));
    }
}
