package dev.recs.grid.executor;

import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.embedding.EmbeddingSettings;
import dev.recs.recommender.lists.FirstTenSettings;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.shelves.ShelfSettings;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.lists.CacheTimes;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.vectorsearch.CandidateSettings;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** All settings that the refresh of a user depends on. */
public record RunSettings(
        StoreSettings stores,
        ErasureSettings erasure,
        ShopSettings shop,
        CacheTimes cache,
        QueueSettings queue,
        CandidateSettings candidates,
        RefreshSettings refresh,
        SignalSettings signals,
        ProfileSettings profiles,
        RankingSettings ranking,
        DiversitySettings diversity,
        RotationSettings rotation,
        FirstTenSettings firstTen,
        ShelfSettings shelves,
        EmbeddingSettings embedding) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("recs")
                    .addSerializer(DataSize.class, new SizeWriter())
                    .addDeserializer(DataSize.class, new SizeReader()))
            .build();

    /** As JSON, without what {@link Secrets} names. */
    public String write() {
        ObjectNode tree = MAPPER.valueToTree(this);
        Secrets.removeFrom(tree);
        return MAPPER.writeValueAsString(tree);
    }

    /**
     * What was written, with the secrets of this process.
     *
     * @throws dev.recs.model.failure.Misconfigured if they are refused
     */
    static RunSettings read(String json, Secrets secrets) {
        JsonNode tree = MAPPER.readTree(json);
        secrets.putInto((ObjectNode) tree);
        return MAPPER.treeToValue(tree, RunSettings.class);
    }

    /** Without rules. */
    ListSettings lists() {
        return new ListSettings(ranking, diversity, rotation, firstTen, shelves, RuleBook.EMPTY, signals);
    }

    private static final class SizeWriter extends ValueSerializer<DataSize> {

        @Override
        public void serialize(DataSize size, JsonGenerator json, SerializationContext context) {
            json.writeNumber(size.toBytes());
        }
    }

    private static final class SizeReader extends ValueDeserializer<DataSize> {

        @Override
        public DataSize deserialize(JsonParser json, DeserializationContext context) {
            return DataSize.ofBytes(json.getLongValue());
        }
    }
}
