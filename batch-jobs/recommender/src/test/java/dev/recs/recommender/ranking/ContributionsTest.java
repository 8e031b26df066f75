package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContributionsTest {

    private final Contributions contributions = new Contributions();

    @Test
    void theFirstReasonIsTheLargest() {
        contributions.add(ReasonType.BOUGHT_TOGETHER, "cup", 0.1);

        assertThat(contributions.reasons(sales(0.81), 0.05))
                .extracting(Reason::type)
                .containsExactly(ReasonType.RISING, ReasonType.BOUGHT_TOGETHER, ReasonType.SEASON);
    }

    @Test
    void manySmallPurchasesAreToldTogetherByTheLargestOfThem() {
        contributions.add(ReasonType.BOUGHT_TOGETHER, "cup", 0.15);
        contributions.add(ReasonType.BOUGHT_TOGETHER, "pot", 0.2);
        contributions.add(ReasonType.SIMILAR_TO_BOUGHT, "cup", 0.1);
        contributions.add(ReasonType.BOUGHT_TOGETHER, "hat", -0.02);

        List<Reason> reasons = contributions.reasons(sales(0.3), 0);

        assertThat(reasons.getFirst().type()).isEqualTo(ReasonType.PURCHASES);
        assertThat(reasons.getFirst().subject()).isEqualTo("pot");
        assertThat(reasons.getFirst().amount()).isEqualTo(0.43, within(1e-12));
        assertThat(reasons).extracting(Reason::type).containsExactly(ReasonType.PURCHASES, ReasonType.RISING);
    }

    @Test
    void aPurchaseThatSaysHalfOfItIsToldByItself() {
        contributions.add(ReasonType.BOUGHT_TOGETHER, "cup", 0.5);
        contributions.add(ReasonType.BOUGHT_TOGETHER, "pot", 0.3);
        contributions.add(ReasonType.SIMILAR_TO_BOUGHT, "hat", 0.2);

        assertThat(contributions.reasons(sales(0), 0))
                .containsExactly(
                        new Reason(ReasonType.BOUGHT_TOGETHER, "cup", 0.5),
                        new Reason(ReasonType.BOUGHT_TOGETHER, "pot", 0.3),
                        new Reason(ReasonType.SIMILAR_TO_BOUGHT, "hat", 0.2));
    }

    @Test
    void whatNothingCanBeSaidOfIsAmongTheOthersWhateverItsAmount() {
        contributions.add(ReasonType.BOUGHT_TOGETHER, "cup", 0.2);

        assertThat(contributions.reasons(new Reason(ReasonType.OTHER, "", 0.5), 0))
                .containsExactly(
                        new Reason(ReasonType.BOUGHT_TOGETHER, "cup", 0.2), new Reason(ReasonType.OTHER, "", 0.5));
    }

    private static Reason sales(double amount) {
        return new Reason(ReasonType.RISING, "", amount);
    }
}
