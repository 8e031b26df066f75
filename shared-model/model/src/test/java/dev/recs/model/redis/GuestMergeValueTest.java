package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuestMergeValueTest {

    @Test
    void whatIsWrittenIsReadBack() {
        GuestMergeValue merge = new GuestMergeValue(new UserId("an id 7"), Instant.ofEpochMilli(1_764_000_000_000L));
        assertThat(merge.toText()).isEqualTo("1764000000000 an id 7");
        assertThat(GuestMergeValue.parse(merge.toText())).isEqualTo(merge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 7", "7", "x 7", "1764000000000 "})
    void anotherFormIsRefused(String text) {
        assertThatThrownBy(() -> GuestMergeValue.parse(text)).isInstanceOf(BadInput.class);
    }
}
