package dev.recs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

    @Test
    void aNameOfAnotherEncodingIsRefused() {
        String misread = new String("Grün".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Values.text("name", misread, 500))
                .isInstanceOf(BadInput.class)
                .hasMessage("name holds bytes that are no UTF-8: expected a file in UTF-8");
        assertThat(Values.text("name", "Grün 🕯", 500)).isEqualTo("Grün 🕯");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "10000000000", "abc", ""})
    void aPriceThatCannotBeIsRefusedWithItsBounds(String price) {
        assertThatThrownBy(() -> Values.price("price", price))
                .isInstanceOf(BadInput.class)
                .hasMessage("price '%s': expected a number from 0 to 9999999999.99".formatted(price));
    }
}
