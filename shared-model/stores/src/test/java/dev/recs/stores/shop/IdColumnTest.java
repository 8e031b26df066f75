package dev.recs.stores.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdColumnTest {

    private static final String HEX = "0189f1e2c3d475f6a7b8c9d0e1f20314";
    private static final String UUID = "0189f1e2-c3d4-75f6-a7b8-c9d0e1f20314";

    private final IdColumn numbers = IdColumn.of("bigint", 0, BinaryIdText.HEX);
    private final IdColumn hex = IdColumn.of("binary", 16, BinaryIdText.HEX);
    private final IdColumn uuid = IdColumn.of("varbinary", 16, BinaryIdText.UUID);

    @Test
    void integersAreBoundAsNumbers() {
        assertThat(numbers.bound(List.of("7", "0", "-3", "18446744073709551615", "9223372036854775807")))
                .containsExactly(7L, 0L, -3L, BigInteger.TWO.pow(64).subtract(BigInteger.ONE), Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "+7",
                "7abc",
                "guest",
                "",
                " 7",
                "7 ",
                "-0",
                "00",
                "7.0",
                "7e0",
                "0x7",
                "١",
                "18446744073709551616",
                "-9223372036854775809",
                "99999999999999999999999"
            })
    void whatIsNoCanonicalNumberIsNoId(String id) {
        assertThat(numbers.bound(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {UUID, "0189F1E2C3D475F6A7B8C9D0E1F20314", "0189f1e2c3d475f6a7b8c9d0e1f2031", HEX + "00", ""})
    void whatIsNotThirtyTwoSmallDigitsIsNoIdInHex(String id) {
        assertThat(hex.bound(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                "0189F1E2-C3D4-75F6-A7B8-C9D0E1F20314",
                "{" + UUID + "}",
                "0189f1e2c3d4-75f6-a7b8-c9d0-e1f20314"
            })
    void whatHasNotItsGroupsIsNoIdAsUuid(String id) {
        assertThat(uuid.bound(id)).isEmpty();
    }

    @Test
    void binaryIdsAreBoundAsBytes() {
        assertThat(hex.bound(HEX)).hasValueSatisfying(IdColumnTest::isTheId);
        assertThat(uuid.bound(UUID)).hasValueSatisfying(IdColumnTest::isTheId);
    }

    @Test
    void textsAreThemselves() {
        assertThat(IdColumn.of("varchar", 64, BinaryIdText.HEX).bound("007")).isEqualTo(Optional.of("007"));
    }

    private static void isTheId(Object bound) {
        assertThat((byte[]) bound).isEqualTo(HexFormat.of().parseHex(HEX));
    }
}
