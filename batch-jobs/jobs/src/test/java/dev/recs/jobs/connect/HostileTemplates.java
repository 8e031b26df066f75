package dev.recs.jobs.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * Hostile statements made of the templates of a file, whose slots are filled by a seed: NULLs, odd types, ids that are too long. {@code 20 of}
 * a format stands for the first twenty ids of the shop.
 */
final class HostileTemplates implements Supplier<String> {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern CHOICES = Pattern.compile("\\{([a-z]+)} = (.*)");
    private static final String KNOWN = "20 of ";

    private final SplittableRandom random = new SplittableRandom(1_000);
    private final List<String> templates = new ArrayList<>();
    private final Map<String, List<String>> choices = new HashMap<>();

    private HostileTemplates(String file) {
        for (String line : lines(file)) {
            Matcher slot = CHOICES.matcher(line);
            if (slot.matches()) {
                choices.put(
                        slot.group(1),
                        Stream.of(slot.group(2).split(" \\| ", -1))
                                .flatMap(HostileTemplates::expanded)
                                .toList());
            } else if (!line.startsWith("#")) {
                templates.add(line);
            }
        }
    }

    /** On the plain schema, whose foreign keys cascade. */
    static HostileTemplates symfony() {
        return new HostileTemplates("symfony");
    }

    /** On Shopware's tables, whose keys are two columns each. */
    static HostileTemplates shopware() {
        return new HostileTemplates("shopware");
    }

    private static List<String> lines(String file) {
        try {
            return new ClassPathResource("hostile/%s.txt".formatted(file))
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> expanded(String choice) {
        return choice.startsWith(KNOWN)
                ? IntStream.rangeClosed(1, 20).mapToObj(choice.substring(KNOWN.length())::formatted)
                : Stream.of(choice);
    }

    @Override
    public String get() {
        return SLOT.matcher(any(templates))
                .replaceAll(slot -> Matcher.quoteReplacement(any(choices.getOrDefault(slot.group(1), List.of()))));
    }

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
