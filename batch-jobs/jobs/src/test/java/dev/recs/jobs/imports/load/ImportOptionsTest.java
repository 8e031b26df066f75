package dev.recs.jobs.imports.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.imports.shop.ShopFormat;
import dev.recs.model.failure.BadInput;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImportOptionsTest {

    @Test
    void aColumnThatIsNotOursIsRefused() {
        assertThatThrownBy(() -> new ImportOptions(
                        ShopFormat.OWN,
                        Map.of("sku", "SKU"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("--column sku=SKU: expected one of [order_id, user_id, product_id,");
    }
}
