package dev.recs.jobs.imports.text;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of file that an import is often given and does not read, told by the first bytes.
 *
 * @param what it is, with its article
 * @param advice what to do
 */
record FileKind(String what, String advice) {

    private static final int START = 4_096;
    private static final String SAVE = "save the sheet as \"CSV UTF-8\" and give that file";
    private static final String UNPACK = "unpack it and give the file in it; only gzip is read as it is";
    private static final String EXPORT = "export the table as CSV with a header";

    private static final FileKind WORKBOOK = new FileKind("an Excel workbook", SAVE);
    private static final FileKind SPREADSHEET = new FileKind(
            "a LibreOffice spreadsheet",
            "save the sheet as \"Text CSV\" with the character set UTF-8 and give that file");
    private static final FileKind ZIP = new FileKind("a zip archive", UNPACK);
    private static final FileKind JSON = new FileKind("a JSON document", EXPORT);
    private static final FileKind JSON_LIST = new FileKind(
            "a JSON array", "for events write an object a line, for the others " + EXPORT.replace("export", "write"));
    private static final FileKind WEB_PAGE = new FileKind(
            "an HTML page",
            "it may be a log-in page instead of the download, or a table that calls itself .xls: open it, and " + SAVE);
    private static final FileKind SQL = new FileKind("a SQL dump", EXPORT);

    private static final List<Start> BINARY = List.of(
            new Start(
                    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                    new FileKind("an old Excel workbook (.xls)", SAVE)),
            new Start("%PDF-", new FileKind("a PDF document", EXPORT)),
            new Start("PAR1", new FileKind("a Parquet file", EXPORT)),
            new Start("ORC", new FileKind("an ORC file", EXPORT)),
            new Start("Obj\u0001", new FileKind("an Avro file", EXPORT)),
            new Start("SQLite format 3", new FileKind("a SQLite database", EXPORT)),
            new Start("\u001f\u008b", new FileKind("a gzip in a gzip", "unpack it once")),
            new Start("BZh", new FileKind("a bzip2 file", UNPACK)),
            new Start("\u00fd7zXZ", new FileKind("an xz file", UNPACK)),
            new Start("(\u00b5/\u00fd", new FileKind("a Zstandard file", UNPACK)),
            new Start("\u0004\"M\u0018", new FileKind("an lz4 file", UNPACK)),
            new Start("7z\u00bc\u00af", new FileKind("a 7z archive", UNPACK)),
            new Start("Rar!", new FileKind("a RAR archive", UNPACK)));

    private static final List<Start> TEXT = List.of(
            new Start("{\\rtf", new FileKind("a text document (RTF)", EXPORT)),
            new Start("{\"", JSON),
            new Start("{}", JSON),
            new Start("[{", JSON_LIST),
            new Start("[[", JSON_LIST),
            new Start("[\"", JSON_LIST),
            new Start("<!doctypehtml", WEB_PAGE),
            new Start("<html", WEB_PAGE),
            new Start("<head", WEB_PAGE),
            new Start("<meta", WEB_PAGE),
            new Start("<table", WEB_PAGE),
            new Start("<?xml", new FileKind("an XML document", "if Excel opens it, " + SAVE + ", else " + EXPORT)),
            new Start("--", SQL),
            new Start("/*!", SQL),
            new Start("insertinto", SQL),
            new Start("createtable", SQL),
            new Start("droptable", SQL),
            new Start("setsql_mode", SQL),
            new Start(
                    "versionhttps://git-lfs",
                    new FileKind("a pointer of Git LFS", "fetch the file with git lfs pull")));

    /** @throws BadInput if the file is of a kind that is no CSV */
    static void requireCsv(Path file) throws IOException {
        find(file).ifPresent(kind -> {
            throw kind.refused(file, "CSV");
        });
    }

    /** @throws BadInput if the file is of a kind that is no JSON, or holds one array instead of lines */
    static void requireJsonLines(Path file) throws IOException {
        find(file).filter(kind -> !kind.equals(JSON)).ifPresent(kind -> {
            throw kind.refused(file, "JSON lines");
        });
    }

    private static Optional<FileKind> find(Path file) throws IOException {
        try (InputStream bytes = InputBytes.open(file)) {
            return find(new String(bytes.readNBytes(START), StandardCharsets.ISO_8859_1));
        }
    }

    private static Optional<FileKind> find(String start) {
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return Optional.of(packed(start));
        }
        if (start.startsWith("ustar", 257)) {
            return Optional.of(new FileKind("a tar archive", UNPACK));
        }
        return first(BINARY, start).or(() -> first(TEXT, bare(start)));
    }

    /** Excel and LibreOffice pack their sheets. */
    private static FileKind packed(String start) {
        if (start.contains("opendocument")) {
            return SPREADSHEET;
        }
        return start.contains("[Content_Types].xml") || start.contains("xl/") || start.contains("_rels/")
                ? WORKBOOK
                : ZIP;
    }

    private static Optional<FileKind> first(List<Start> starts, String text) {
        return starts.stream()
                .filter(start -> text.startsWith(start.bytes()))
                .map(Start::kind)
                .findFirst();
    }

    /** Without blanks, and without what encodings of two or four bytes put before and between the letters. */
    private static String bare(String start) {
        return start.replaceAll("[\\s\\x00\\u00ef\\u00bb\\u00bf\\u00fe\\u00ff]", "")
                .toLowerCase(Locale.ROOT);
    }

    private BadInput refused(Path file, String expected) {
        return new BadInput(
                "%s is %s and no %s, nothing is imported: %s".formatted(file.getFileName(), what, expected, advice));
    }

    /** The first bytes of a kind, a character each. */
    private record Start(String bytes, FileKind kind) {}
}
