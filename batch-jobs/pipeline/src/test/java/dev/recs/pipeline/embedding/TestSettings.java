package dev.recs.pipeline.embedding;

import dev.recs.settings.SettingsBinder;
import dev.recs.testing.openai.OpenAiStandIn;
import java.util.HashMap;
import java.util.Map;

/** Settings that lead to the stand-in. */
final class TestSettings {

    private TestSettings() {}

    /** @param openai names without {@code recs.embedding.openai.} */
    static EmbeddingSettings openAi(OpenAiStandIn server, Map<String, String> openai) {
        Map<String, String> properties = new HashMap<>();
        properties.put("recs.embedding.openai.base-url", server.baseUrl());
        properties.put("recs.embedding.openai.api-key", OpenAiStandIn.KEY);
        openai.forEach((name, value) -> properties.put("recs.embedding.openai." + name, value));
        return SettingsBinder.create(properties).bind(EmbeddingSettings.class);
    }
}
