package dev.recs.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTextTest {

    @Test
    void blanksAroundItAreNoPartOfIt() {
        assertThat(SearchText.require(" red  cup\u2003")).isEqualTo("red  cup");
    }

    @Test
    void aCharacterOfTwoUnitsIsOne() {
        assertThat(SearchText.require("🍵".repeat(200))).hasSize(400);
        assertRefused("🍵".repeat(201), "query has 201 characters: expected 1 to 200");
        assertRefused(" \t", "query has 0 characters: expected 1 to 200");
    }

    /** Such a search would be shown to its user, who could not name it to take it out; and a terminal obeys some. */
    @ParameterizedTest
    @ValueSource(strings = {"red\tcup", "red\ncup", "\u001b[2J", "a\u0000b", "a\u0085b", "\ud83d"})
    void whatNoSearchBoxSendsIsRefused(String text) {
        assertRefused(text, "query holds a control character or half a character: expected plain text");
    }

    @Test
    void personalDataIsRefusedAndNotRepeated() {
        assertRefused("ann@example.org", "query looks like personal data: it is not stored");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> SearchText.require(text))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }
}
