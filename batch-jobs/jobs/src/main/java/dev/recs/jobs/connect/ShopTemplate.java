package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.schema.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The SQL that connects one shop: a template filled with what was recognised.
 *
 * @param rights of the account that views and triggers run as
 * @param views in our database
 * @param triggers in the shop's schema
 * @param findings queries of two columns: what, and how much of it
 * @param notRead what the views leave out, a sentence each
 */
record ShopTemplate(
        List<String> rights, List<String> views, List<Trigger> triggers, List<String> findings, List<String> notRead) {

    private static final List<String> FILES = List.of("rights", "views", "triggers", "findings");
    private static final String NOT_READ = "-- not read: ";

    ShopTemplate {
        rights = List.copyOf(rights);
        views = List.copyOf(views);
        triggers = List.copyOf(triggers);
        findings = List.copyOf(findings);
        notRead = List.copyOf(notRead);
    }

    /**
     * @param folder of an edited template; empty: the one that comes with us
     * @param recs our database
     * @param definer the account, quoted
     */
    static ShopTemplate fill(Shop shop, Optional<Path> folder, String recs, String definer) {
        Map<String, String> placeholders = new LinkedHashMap<>(shop.placeholders());
        placeholders.put("definer", definer);
        placeholders.put("states", shop.states().stream().map("'%s'"::formatted).collect(Collectors.joining(", ")));
        Map<String, String> names = Map.of("shop", shop.database(), "recs", recs);
        UnaryOperator<String> text = file -> replaced(text(shop.system(), folder, file), placeholders);
        String views = text.apply("views");
        return new ShopTemplate(
                SqlScript.parse(text.apply("rights"), names).statements(),
                SqlScript.parse(views, names).statements(),
                SqlScript.parse(text.apply("triggers"), names).statements().stream()
                        .map(Trigger::parse)
                        .toList(),
                SqlScript.parse(text.apply("findings"), names).statements(),
                views.lines()
                        .filter(line -> line.startsWith(NOT_READ))
                        .map(line -> line.substring(NOT_READ.length()))
                        .toList());
    }

    /** Writes the template of a system to be edited; files that are there stay. */
    static List<Path> write(ShopSystem system, Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                if (Files.exists(folder.resolve(file + ".sql"))) {
                    throw new Misconfigured(
                            "%s is there already: give another folder".formatted(folder.resolve(file + ".sql")));
                }
            }
            for (String file : FILES) {
                Files.writeString(folder.resolve(file + ".sql"), text(system, Optional.empty(), file));
            }
            return FILES.stream().map(file -> folder.resolve(file + ".sql")).toList();
        } catch (IOException e) {
            throw new Misconfigured("the template could not be written to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static String text(ShopSystem system, Optional<Path> folder, String file) {
        return folder.map(own -> own(own.resolve(file + ".sql"))).orElseGet(() -> shipped(system, file));
    }

    private static String own(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Misconfigured(
                    "%s cannot be read: a template has the files rights.sql, views.sql, triggers.sql and findings.sql (--write-template writes them)"
                            .formatted(file),
                    e);
        }
    }

    private static String shipped(ShopSystem system, String file) {
        String resource = "/db/shops/%s/%s.sql".formatted(system.option(), file);
        try (InputStream in = ShopTemplate.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, () -> "not on the class path: " + resource)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " could not be read", e);
        }
    }

    private static String replaced(String text, Map<String, String> placeholders) {
        String filled = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return filled;
    }
}
