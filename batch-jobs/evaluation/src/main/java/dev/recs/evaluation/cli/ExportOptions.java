package dev.recs.evaluation.cli;

import dev.recs.evaluation.Naming;
import dev.recs.evaluation.Pseudonyms;
import dev.recs.evaluation.SplitExport;
import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the split is written for other programs, and what of it leaves this machine. */
final class ExportOptions {

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "writes the split for other programs into a new folder, and measures nothing")
    private @Nullable Path folder;

    @Option(names = "--with-truth", description = "with --export: the answers too")
    private boolean withTruth;

    @Option(
            names = "--pseudonyms",
            description = {
                "with --export: keyed hashes in place of the ids of users, orders and products; no names, no searches.",
                "With --lists: the lists may have such hashes."
            })
    private boolean pseudonyms;

    @Option(names = "--with-names", description = "with --pseudonyms: names and texts of products nevertheless")
    private boolean withNames;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "key of the pseudonyms, made if it is not there; by default pseudonyms.key in --data-dir")
    private @Nullable Path key;

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    SplitExport.Content content(int k) {
        String version = ExportOptions.class.getPackage().getImplementationVersion();
        return new SplitExport.Content(
                withTruth, !pseudonyms || withNames, k, version == null ? "development" : version);
    }

    /** @throws BadInput if the key would lie in the folder that is handed out */
    Naming namingOfExport(Path to, Path dataDir) {
        Path file = file(dataDir);
        if (pseudonyms && real(file).startsWith(real(to))) {
            throw new BadInput("key %s lies in --export %s, which is handed out: give a place outside it with --key"
                    .formatted(file, to));
        }
        return pseudonyms ? Pseudonyms.ofKeptKey(file) : Naming.PLAIN;
    }

    Naming namingOfLists(Path dataDir) {
        return pseudonyms ? Pseudonyms.ofExistingKey(file(dataDir)) : Naming.PLAIN;
    }

    private Path file(Path dataDir) {
        return key == null ? dataDir.resolve("pseudonyms.key") : key;
    }

    /** With the links resolved of as much of a path as is there. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path there = absolute;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(absolute));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: give another path".formatted(path), e);
        }
    }
}
