package dev.recs.recommender.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeeNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Next Day Carriage",
                "POSTAGE",
                "DOTCOM POSTAGE",
                "Bank Charges",
                "Amazon Fee",
                "Express Shipping (EU)",
                "Standard delivery",
                "P&P",
                "Gift voucher £20",
                "Versandkosten DHL",
                "Versandkostenpauschale",
                "Gutschein 10 €",
                "Frais de port",
                "Frais d'expédition",
                "Livraison à domicile",
                "Gastos de envío",
                "Spese di spedizione",
                "Verzendkosten"
            })
    void whatIsOnlyAboutSendingOrChargingIsAFee(String name) {
        assertThat(FeeNames.isFee(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delivery van",
                "Postage stamp album",
                "FRENCH CARRIAGE LANTERN",
                "ZINC HEART LATTICE CHARGER LARGE",
                "USB charger",
                "Royal mail",
                "First class",
                "Gift card",
                "Small parcel",
                "Shipping container, model 1:50",
                "Porto",
                "Vintage post card",
                "Versandkarton 30 x 20",
                "123",
                ""
            })
    void aThingIsNone(String name) {
        assertThat(FeeNames.isFee(name)).isFalse();
    }
}
