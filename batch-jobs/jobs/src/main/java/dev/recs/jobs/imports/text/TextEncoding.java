package dev.recs.jobs.imports.text;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the characters of a file are stored.
 *
 * @param note one line for the operator where it was guessed
 */
public record TextEncoding(Charset charset, Optional<String> note) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;

    /**
     * Reads the file once. A byte order mark decides; zeros beside Latin letters are UTF-16 or UTF-32; valid UTF-8 is UTF-8; a text of Latin letters with some bytes above 127 is
     * windows-1252, of which ISO 8859-1 is a part.
     *
     * @throws BadInput if it can be none of these
     */
    static TextEncoding detect(Path file, Optional<Charset> said) throws IOException {
        if (said.isPresent()) {
            return new TextEncoding(said.get(), Optional.empty());
        }
        ByteCounts counts = new ByteCounts();
        try (InputStream bytes = InputBytes.open(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                counts.add(buffer, read);
            }
        }
        return choose(file, counts);
    }

    private static TextEncoding choose(Path file, ByteCounts counts) {
        Optional<Charset> marked = counts.byteOrderMark();
        if (marked.isPresent()) {
            Charset charset = marked.get();
            return new TextEncoding(
                    charset,
                    charset.equals(StandardCharsets.UTF_8)
                            ? Optional.empty()
                            : Optional.of(
                                    "%s: encoding %s, by its byte order mark".formatted(file.getFileName(), charset)));
        }
        if (counts.hasZero()) {
            return wide(file, counts);
        }
        if (counts.isUtf8() || counts.hasManyUtf8Characters()) {
            return new TextEncoding(StandardCharsets.UTF_8, Optional.empty());
        }
        if (!counts.canBeWindows1252()) {
            throw unknown(
                    file, "it is neither UTF-8 nor windows-1252: say it with --encoding, as --encoding=ISO-8859-2");
        }
        return new TextEncoding(
                WINDOWS,
                Optional.of("%s: encoding windows-1252, since line %d is not UTF-8; another is said with --encoding"
                        .formatted(file.getFileName(), counts.firstBadLine())));
    }

    private static TextEncoding wide(Path file, ByteCounts counts) {
        Charset charset = counts.wideCharset()
                .orElseThrow(() -> unknown(
                        file,
                        "it has zero bytes, the first in line %d, as no text has: export it again, or remove them"
                                .formatted(counts.firstZeroLine())));
        return new TextEncoding(
                charset,
                Optional.of("%s: encoding %s, by its zero bytes; another is said with --encoding"
                        .formatted(file.getFileName(), charset)));
    }

    private static BadInput unknown(Path file, String why) {
        return new BadInput("the encoding of %s is unknown: %s".formatted(file.getFileName(), why));
    }
}
