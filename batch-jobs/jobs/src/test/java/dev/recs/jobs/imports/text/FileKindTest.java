package dev.recs.jobs.imports.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileKindTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PK\u0003\u0004....[Content_Types].xml|an Excel workbook|save the sheet as \"CSV UTF-8\" and give that file",
                "PK\u0003\u0004..mimetypeapplication/vnd.oasis.opendocument.spreadsheet|a LibreOffice spreadsheet|save the sheet as \"Text CSV\" with the character set UTF-8 and give that file",
                "PK\u0003\u0004....orders.csv|a zip archive|unpack it and give the file in it; only gzip is read as it is",
                "ÐÏ\u0011à¡±\u001aá|an old Excel workbook (.xls)|save the sheet as \"CSV UTF-8\" and give that file",
                "%PDF-1.7|a PDF document|export the table as CSV with a header",
                "PAR1\u0015|a Parquet file|export the table as CSV with a header",
                "BZh91AY|a bzip2 file|unpack it and give the file in it; only gzip is read as it is",
                "-- MySQL dump 10.13|a SQL dump|export the table as CSV with a header",
                "INSERT INTO products|a SQL dump|export the table as CSV with a header",
                "'  {\"products\":'|a JSON document|export the table as CSV with a header",
                "'[\n {\"id\"'|a JSON array|for events write an object a line, for the others write the table as CSV with a header",
                "<table border=1>|an HTML page|it may be a log-in page instead of the download, or a table that calls itself .xls: open it, and save the sheet as \"CSV UTF-8\" and give that file"
            })
    void whatIsNoCsvIsToldByItsNameWithWhatToDo(String start, String what, String advice) throws IOException {
        Path file = write(start, StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FileKind.requireCsv(file))
                .isInstanceOf(BadInput.class)
                .hasMessage("products.csv is %s and no CSV, nothing is imported: %s".formatted(what, advice));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16", "UTF-16LE", "UTF-32BE"})
    void aPageIsToldInEveryEncoding(String charset) throws IOException {
        Path file = write("\n<!DOCTYPE html>", Charset.forName(charset));
        assertThatThrownBy(() -> FileKind.requireCsv(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("products.csv is an HTML page and no CSV, nothing is imported: ");
    }

    @Test
    void aHeaderIsNoneOfThem() throws IOException {
        Path file = write("[id],[name]\n", StandardCharsets.UTF_8);
        assertThatCode(() -> FileKind.requireCsv(file)).doesNotThrowAnyException();
    }

    @Test
    void eventsAreJsonButNoArray() throws IOException {
        Path lines = write("{\"type\":\"view\"}\n", StandardCharsets.UTF_8);
        assertThatCode(() -> FileKind.requireJsonLines(lines)).doesNotThrowAnyException();
        Path array = write("[{\"type\":\"view\"}]", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FileKind.requireJsonLines(array))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "products.csv is a JSON array and no JSON lines, nothing is imported: for events write an object a line, for the others write the table as CSV with a header");
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("products.csv"), text.getBytes(charset));
    }
}
