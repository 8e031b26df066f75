package dev.recs.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsCheckTest {

    @EnableSettings(Sample.class)
    private static final class Application {}

    @Test
    void whatIsRefusedUnknownOrMissingIsSaidTogether() {
        SettingsCheck check = SettingsCheck.create(
                        Environments.ofVariables(Map.of("RECS_SAMPLE_CHUNKSIZE", "0", "RECS_REFRESH_THREAD", "2")),
                        Application.class)
                .require(Sample.class, _ -> List.of("never asked"))
                .require(_ -> List.of("server.port: taken"));
        assertThatThrownBy(check::refuseAny).isInstanceOf(Misconfigured.class).hasMessage("""
                        recs.sample.chunk-size is '0': expected 1 or more
                        RECS_REFRESH_THREAD is unknown; did you mean RECS_REFRESH_THREADS (recs.refresh.threads)?
                        RECS_SAMPLE_CHUNKSIZE is unknown; docs/reference/configuration.md lists all settings
                        server.port: taken""");
    }

    @Test
    void aRequirementIsAskedOfARecordThatCouldBeRead() {
        SettingsCheck check = SettingsCheck.create(Environments.ofVariables(Map.of()), Application.class)
                .require(Sample.class, sample -> sample.title().isEmpty() ? List.of("no title") : List.of());
        assertThatThrownBy(check::refuseAny).isInstanceOf(Misconfigured.class).hasMessage("no title");
    }

    @Test
    void nothingIsRefusedWhereAllIsRight() {
        assertThatCode(SettingsCheck.create(Environments.ofVariables(Map.of()), Application.class)::refuseAny)
                .doesNotThrowAnyException();
    }

    @Test
    void anApplicationWithoutRecordsIsAMistakeOfOurs() {
        assertThatThrownBy(() -> SettingsReference.recordsOf(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.String has no @EnableSettings");
    }
}
