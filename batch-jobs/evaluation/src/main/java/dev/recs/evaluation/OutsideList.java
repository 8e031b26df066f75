package dev.recs.evaluation;

import dev.recs.model.failure.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of recommendation lists that some other program made, and the name of its row.
 *
 * @param file JSON lines or CSV, gzipped or not: docs/reference/evaluation-files.md has the formats
 */
public record OutsideList(String name, Path file) {

    /** @throws BadInput unless it is {@code NAME=FILE} and there is such a file */
    public static OutsideList parse(String text) {
        int sign = text.indexOf('=');
        if (sign < 1 || sign == text.length() - 1) {
            throw new BadInput("--lists '%s': expected NAME=FILE, as --lists=vendor=vendor.jsonl".formatted(text));
        }
        String name = text.substring(0, sign).strip();
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadInput("--lists '%s': expected a name before the '='".formatted(text));
        }
        Path file = Path.of(text.substring(sign + 1));
        if (!Files.isRegularFile(file)) {
            throw new BadInput("--lists %s: no file at %s; give the path of a file that exists".formatted(name, file));
        }
        return new OutsideList(name, file);
    }

    /** What making them cost, where a file beside them says so. */
    Optional<Cost> cost() {
        Path beside = file.resolveSibling(name + ".cost.json");
        return Files.isRegularFile(beside) ? Optional.of(Cost.read(beside)) : Optional.empty();
    }
}
