package dev.recs.evaluation;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a method costs.
 *
 * @param fitCpuSeconds of all threads, to train
 * @param answerCpuMsPerUser of all threads, milliseconds a list
 * @param peakRssMib resident memory of the process at its highest
 * @param version of the program; empty if nobody says
 */
public record Cost(
        OptionalDouble fitCpuSeconds, OptionalDouble answerCpuMsPerUser, OptionalDouble peakRssMib, String version) {

    private static final double MILLIS = 1_000;

    /** Of a method of this process, of which no more is known. */
    static Cost ofAnswers(double cpuSecondsPerUser) {
        return new Cost(
                OptionalDouble.empty(), OptionalDouble.of(MILLIS * cpuSecondsPerUser), OptionalDouble.empty(), "");
    }

    Cost withFit(double cpuSeconds) {
        return new Cost(OptionalDouble.of(cpuSeconds), answerCpuMsPerUser, peakRssMib, version);
    }

    /** @throws BadInput if it is not a JSON object, or a field is not a number from 0 */
    static Cost read(Path file) {
        try {
            JsonNode root = JsonMapper.builder().build().readTree(Files.readString(file));
            if (!root.isObject()) {
                throw new BadInput(
                        "%s is not a JSON object: expected one as {\"fit_cpu_seconds\":1.5,…}".formatted(file));
            }
            return new Cost(
                    number(root, "fit_cpu_seconds", file),
                    number(root, "answer_cpu_ms_per_user", file),
                    number(root, "peak_rss_mib", file),
                    root.path("version").asString(""));
        } catch (IOException | JacksonException e) {
            throw new BadInput("%s cannot be read as JSON: expected {\"fit_cpu_seconds\":1.5,…}".formatted(file), e);
        }
    }

    private static OptionalDouble number(JsonNode root, String field, Path file) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || value.asDouble() < 0) {
            throw new BadInput("%s: %s is %s, expected a number from 0".formatted(file, field, value));
        }
        return OptionalDouble.of(value.asDouble());
    }
}
