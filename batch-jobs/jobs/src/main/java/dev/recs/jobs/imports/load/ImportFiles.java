package dev.recs.jobs.imports.load;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an import reads, and where it reports bad rows.
 *
 * @param events searches and views, a JSON object a line
 * @param rejects begun anew by each import
 */
public record ImportFiles(Path products, Path orders, Optional<Path> events, Path rejects) {}
