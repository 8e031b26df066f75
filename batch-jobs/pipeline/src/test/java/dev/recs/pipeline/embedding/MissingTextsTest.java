package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.failure.Misconfigured;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MissingTextsTest {

    private final MissingTexts missing = new MissingTexts();

    @Test
    void aTextThatManyUsersShareIsCountedOnceInARunAndEachTimeForTheMetric() {
        TextVectors found = new TextVectors(Map.of(), Map.of("a", "zeros"), Set.of("b", "c"), Optional.empty());
        missing.add(found);
        missing.add(found);
        assertThat(missing.reading()).isEqualTo(new MissingVectors(1, 2, Optional.empty()));
        assertThat(missing.reading().describe()).isEqualTo("texts without a vector 3 (refused 1, awaited 2)");
        assertThat(missing.refusedEver()).isEqualTo(2);
        assertThat(missing.awaitedEver()).isEqualTo(4);
    }

    @Test
    void theNextRunBeginsFromZero() {
        Misconfigured failure = new Misconfigured("the key is wrong");
        TextVectors found = new TextVectors(Map.of(), Map.of(), Set.of("a"), Optional.of(failure));
        missing.add(found);
        assertThat(missing.reading()).isEqualTo(new MissingVectors(0, 1, Optional.of(failure)));
        missing.begin();
        assertThat(missing.reading()).isEqualTo(MissingVectors.NONE);
        missing.add(found);
        assertThat(missing.reading().texts()).isEqualTo(1);
    }
}
