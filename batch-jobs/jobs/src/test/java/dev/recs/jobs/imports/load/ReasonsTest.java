package dev.recs.jobs.imports.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReasonsTest {

    @Test
    void theCommonestIsCountedWhateverItsValue() {
        Reasons reasons = new Reasons();
        reasons.add(2, "quantity '0': expected a whole number");
        reasons.add(3, "unit_price 'a': expected a number");
        reasons.add(4, "unit_price 'it's': expected a number");
        reasons.add(5, "user_id is empty: expected a value");
        assertThat(reasons.count()).isEqualTo(4);
        assertThat(reasons.most())
                .isEqualTo(Optional.of(new Reasons.Reason(2, 3, "unit_price 'a': expected a number")));
    }
}
