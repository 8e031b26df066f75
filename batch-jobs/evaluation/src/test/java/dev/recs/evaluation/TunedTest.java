package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.TaskWeights;
import dev.recs.recommender.model.training.FoldResult;
import dev.recs.recommender.model.training.TrainingSettings;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TunedTest {

    private static final TrainingSettings FASTER = new TrainingSettings(60, 6, 240, 180, 1, 5, 200, 128);

    @Test
    void aChangeWithinNoiseIsNotAdvised() {
        Tuned tuned = tuned(new Interval(-0.001, 0.004));

        assertThat(tuned.isAdvised()).isFalse();
        assertThat(tuned.lines().getLast()).endsWith("within noise, no change is advised");
    }

    @Test
    void thePatchHoldsEverySettingByTheNameThatIsRead() throws IOException {
        Tuned tuned = tuned(new Interval(0.001, 0.004));
        Properties patch = new Properties();
        patch.load(new StringReader(tuned.patch()));

        assertThat(tuned.isAdvised()).isTrue();
        assertThat(patch)
                .hasSize(7 + 2 * Feature.values().length)
                .containsEntry("recs.training.co-purchase-half-life-days", "60.0")
                .containsEntry("recs.training.neighbours", "200")
                .containsEntry("recs.ranking.weights.replenishment.co-purchase", "6.5")
                .containsEntry("recs.ranking.weights.discovery.long-term-popularity", "0.0");
    }

    @Test
    void aLineTellsTheSettingsInWords() {
        assertThat(tuned(new Interval(-0.01, 0.02)).lines().getFirst())
                .endsWith(
                        "half-lives: co-purchase 120, sequential 240, preference 180, trend 5 days; position decay 1; ridge 6; 200"
                                + " neighbours; 128 factors");
    }

    @Test
    void eachSettingIsHalvedAndDoubledFromWhereItStands() {
        assertThat(Tuning.around(TrainingSettings.DEFAULT, 3))
                .containsExactly(
                        new TrainingSettings(120, 6, 240, 90, 1, 5, 200, 128),
                        new TrainingSettings(120, 6, 240, 360, 1, 5, 200, 128));
        assertThat(Tuning.around(new TrainingSettings(120, 6, 240, 180, 1, 5, 1_500, 128), 6))
                .extracting(TrainingSettings::neighbours)
                .containsExactly(750, 2_000);
    }

    @Test
    void settingsThatCannotBeAreRefusedTogether() {
        assertThatThrownBy(() -> new TrainingSettings(0, 6, 240, 180, 1, 5, 5_000, 128))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("co-purchase-half-life-days")
                .hasMessageContaining("neighbours");
    }

    private static Tuned tuned(Interval difference) {
        return new Tuned(found(TrainingSettings.DEFAULT, 0.2), found(FASTER, 0.3), difference, 3);
    }

    private static Tuning.Found found(TrainingSettings settings, double ndcg) {
        return new Tuning.Found(
                settings, new FoldResult(new double[] {ndcg}, new double[] {ndcg}, TaskWeights.DEFAULT));
    }
}
