package dev.recs.evaluation.diff;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.settings.Settings;
import dev.recs.recommender.lists.FirstTenSettings;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.rules.RuleSettings;
import dev.recs.recommender.shelves.ShelfSettings;
import dev.recs.recommender.signal.SignalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Settings of a file that shape lists and need no other model. */
public final class OtherConfiguration {

    private static final List<String> SHAPING = Stream.of(
                    RankingSettings.class,
                    DiversitySettings.class,
                    RotationSettings.class,
                    FirstTenSettings.class,
                    ShelfSettings.class,
                    RuleSettings.class,
                    SignalSettings.class,
                    ProfileSettings.class)
            .map(type -> type.getAnnotation(Settings.class).prefix())
            .sorted()
            .toList();

    private static final List<String> NEEDING_A_MODEL = List.of("recs.training", "recs.fees", "recs.embedding");

    private OtherConfiguration() {}

    /**
     * Reads a properties or YAML file.
     *
     * @throws BadInput if it is not there or cannot be read
     * @throws Misconfigured with a line for each setting that cannot be compared this way
     */
    public static Map<String, Object> read(Path file) {
        Map<String, Object> settings = new TreeMap<>();
        for (PropertySource<?> source : sources(file)) {
            if (source instanceof EnumerablePropertySource<?> properties) {
                for (String name : properties.getPropertyNames()) {
                    settings.put(name, String.valueOf(properties.getProperty(name)));
                }
            }
        }
        List<String> faults = new ArrayList<>();
        settings.keySet().forEach(name -> fault(name).ifPresent(faults::add));
        if (settings.isEmpty()) {
            faults.add("%s holds no setting: expected lines as recs.ranking.diversity.strength=0.2".formatted(file));
        }
        if (!faults.isEmpty()) {
            throw new Misconfigured(String.join("\n", faults));
        }
        return settings;
    }

    private static List<PropertySource<?>> sources(Path file) {
        if (!Files.isReadable(file)) {
            throw new BadInput("--config %s cannot be read: give a .properties or .yaml file".formatted(file));
        }
        String name = file.getFileName().toString();
        PropertySourceLoader loader = name.endsWith(".yaml") || name.endsWith(".yml")
                ? new YamlPropertySourceLoader()
                : new PropertiesPropertySourceLoader();
        try {
            return loader.load(name, new FileSystemResource(file));
        } catch (IOException | RuntimeException e) {
            throw new BadInput("--config %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Why a setting cannot be compared. A name that nobody knows is left to the check of all settings, which says the nearest. */
    private static Optional<String> fault(String name) {
        if (NEEDING_A_MODEL.stream().anyMatch(prefix -> isUnder(name, prefix))) {
            return Optional.of(
                    "%s needs a model of its own: compare it with 'recs evaluate' before and after, or 'recs tune'"
                            .formatted(name));
        }
        if (SHAPING.stream().anyMatch(prefix -> isUnder(name, prefix))) {
            return Optional.empty();
        }
        return Optional.of(
                "%s does not shape lists: expected a setting under %s".formatted(name, String.join(", ", SHAPING)));
    }

    private static boolean isUnder(String name, String prefix) {
        return name.startsWith(prefix + ".");
    }
}
