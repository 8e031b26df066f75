package dev.recs.model.experiment;

import dev.recs.model.failure.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An experiment as JSON: as it is stored with its start, and sent to executors. The form outlives a process. */
public final class ExperimentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ExperimentJson() {}

    /** The same text for the same experiment. */
    public static String write(Experiment experiment) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("name", experiment.name())
                .put("metric", experiment.metric().wireName())
                .put("from", text(experiment.from(), Instant.MIN))
                .put("until", text(experiment.until(), Instant.MAX));
        ArrayNode variants = json.putArray("variants");
        for (Variant variant : experiment.variants()) {
            ObjectNode one = variants.addObject().put("name", variant.name()).put("share", variant.share());
            ObjectNode settings = one.putObject("settings");
            variant.settings().forEach(settings::put);
            one.put("rules", variant.rules());
        }
        return MAPPER.writeValueAsString(json);
    }

    /** @throws BadInput if it is not of this form */
    public static Experiment parse(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            List<Variant> variants = new ArrayList<>();
            for (JsonNode one : json.required("variants")) {
                Map<String, String> settings = new TreeMap<>();
                one.required("settings")
                        .properties()
                        .forEach(setting -> settings.put(
                                setting.getKey(), setting.getValue().asString()));
                variants.add(new Variant(
                        one.required("name").asString(),
                        one.required("share").asDouble(),
                        settings,
                        one.required("rules").asString()));
            }
            return new Experiment(
                    json.required("name").asString(),
                    Metric.of(json.required("metric").asString()),
                    moment(json.required("from").asString(), Instant.MIN),
                    moment(json.required("until").asString(), Instant.MAX),
                    variants);
        } catch (JacksonException | DateTimeException e) {
            throw new BadInput("an experiment of %d characters is not of our form".formatted(text.length()), e);
        }
    }

    private static String text(Instant moment, Instant missing) {
        return moment.equals(missing) ? "" : moment.toString();
    }

    private static Instant moment(String text, Instant missing) {
        return text.isEmpty() ? missing : Instant.parse(text);
    }
}
