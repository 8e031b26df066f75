package dev.recs.stores.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartsOutputTest {

    @Test
    void aPartThatCouldNotBeWrittenIsNotWrittenAgainUnderTheNextNumber() {
        List<Integer> tried = new ArrayList<>();
        PartsOutput out = new PartsOutput((part, number) -> {
            tried.add(number);
            throw new IllegalStateException("the store is gone");
        });
        assertThatThrownBy(() -> out.write(new byte[PartsOutput.PART_BYTES], 0, PartsOutput.PART_BYTES))
                .hasMessage("the store is gone");
        out.close();
        assertThat(tried).containsExactly(0);
    }
}
