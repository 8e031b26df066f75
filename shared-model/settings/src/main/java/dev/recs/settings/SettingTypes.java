package dev.recs.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** The types of settings in the words of an operator. */
final class SettingTypes {

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(boolean.class, "true or false"),
            Map.entry(int.class, "whole number"),
            Map.entry(long.class, "whole number"),
            Map.entry(double.class, "number"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(Duration.class, "time"),
            Map.entry(DataSize.class, "size"),
            Map.entry(Path.class, "path"),
            Map.entry(ZoneId.class, "time zone"),
            Map.entry(List.class, "list"),
            Map.entry(Map.class, "numbers by name"));

    private SettingTypes() {}

    /** As in the documentation: {@code whole number}, {@code time}, {@code auto, local, openai}. */
    static String describe(Class<?> type) {
        return type.isEnum() ? constants(type, ", ") : WORDS.getOrDefault(type, "text");
    }

    /** What a value that cannot be read should have looked like. */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return constants(type, " or ");
        }
        if (type == Duration.class) {
            return "a time such as 250ms, 30s, 15m or 7d; a bare number is seconds";
        }
        if (type == DataSize.class) {
            return "a size such as 64MB";
        }
        return type == boolean.class ? describe(type) : "a " + describe(type);
    }

    private static String constants(Class<?> type, String separator) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(separator));
    }
}
