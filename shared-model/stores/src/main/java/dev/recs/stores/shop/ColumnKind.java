package dev.recs.stores.shop;

import java.util.Set;

/** What a column holds, with the types of MySQL and MariaDB that can hold it. */
public enum ColumnKind {
    ID("an id: an integer, CHAR, VARCHAR or BINARY(16)", "c.id AS %s"),
    TIME("a time: DATETIME or TIMESTAMP", "CAST(c.%1$s AS DATETIME(3)) AS %1$s"),
    NUMBER("a number", "CAST(c.%1$s AS DECIMAL(12,2)) AS %1$s"),
    TEXT("a text", "CAST(c.%1$s AS CHAR) AS %1$s"),
    FLAG("0 or 1", "c.%1$s = 'yes' AS %1$s");

    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> FRACTIONS = Set.of("decimal", "double", "float");
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "uuid");
    private static final int UUID_BYTES = 16;

    private final String expected;
    private final String example;

    ColumnKind(String expected, String example) {
        this.expected = expected;
        this.example = example;
    }

    /** In words. */
    public String expected() {
        return expected;
    }

    /** How a view may get there from a column of another type. */
    String example(String column) {
        return example.formatted(column);
    }

    /**
     * @param type as {@code information_schema.columns.data_type}
     * @param length of a text in characters, of a binary in bytes
     */
    boolean accepts(String type, long length) {
        return switch (this) {
            case ID -> INTEGERS.contains(type) || TEXTS.contains(type) || isBinaryUuid(type, length);
            case TIME -> type.equals("datetime") || type.equals("timestamp");
            case NUMBER -> INTEGERS.contains(type) || FRACTIONS.contains(type);
            case TEXT -> TEXTS.contains(type);
            case FLAG -> INTEGERS.contains(type) || type.equals("bit");
        };
    }

    static boolean isInteger(String type) {
        return INTEGERS.contains(type);
    }

    /** {@code VARBINARY(16)} too: expressions over a BINARY(16) become that. */
    static boolean isBinaryUuid(String type, long length) {
        return (type.equals("binary") || type.equals("varbinary")) && length == UUID_BYTES;
    }
}
