package dev.recs.stores.shop;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes ids from the type of a column to text and back. Each id has one text; any other text is no id of this column, so that nobody is taken
 * for another user: not {@code 007} for 7, nor a word for 0.
 */
public sealed interface IdColumn {

    /** What is bound for an id; empty if no row can have it. */
    Optional<Object> bound(String id);

    /** The text of an id in a row. */
    String text(ResultSet row, String column) throws SQLException;

    /** The user in a row; empty if the shop's text is no id of ours. */
    default Optional<UserId> user(ResultSet row, String column) throws SQLException {
        return UserId.find(text(row, column));
    }

    /** The product in a row; empty if the shop's text is no id of ours. */
    default Optional<ProductId> product(ResultSet row, String column) throws SQLException {
        return ProductId.find(text(row, column));
    }

    /** SQL for the text of a column of this kind, as our own tables hold it: the cast is on the shop's side, so that our key is used. */
    String sqlText(String column);

    /** SQL that groups and orders rows by id where the collation of the column takes ids for equal that are not. */
    default String sqlExact(String column) {
        return column;
    }

    /** SQL for the rows that have an id: one that has none comes first in every order, and its text is what says "from the first". */
    default String sqlPresent(String column) {
        return column + " IS NOT NULL";
    }

    /** What is bound for those ids that a row can have. */
    default List<Object> bound(Collection<String> ids) {
        return ids.stream().flatMap(id -> bound(id).stream()).toList();
    }

    /** @param form of a BINARY(16) */
    static IdColumn of(String type, long length, BinaryIdText form) {
        if (ColumnKind.isInteger(type)) {
            return new IntegerIds();
        }
        return ColumnKind.isBinaryUuid(type, length) ? new BinaryIds(form) : new TextIds();
    }

    /** The text of an id whose column was not looked at before: what comes as bytes is a BINARY(16). */
    static String textOf(ResultSet row, String column, BinaryIdText form) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof byte[]) {
            return new BinaryIds(form).text(row, column);
        }
        return value instanceof Number
                ? new IntegerIds().text(row, column)
                : Objects.requireNonNullElse(row.getString(column), "");
    }

    /** CHAR and VARCHAR. What the collation takes for equal is told apart by the reader, who looks for the text that was asked for. */
    record TextIds() implements IdColumn {

        @Override
        public Optional<Object> bound(String id) {
            return Optional.of(id);
        }

        @Override
        public String text(ResultSet row, String column) throws SQLException {
            return Objects.requireNonNullElse(row.getString(column), "");
        }

        @Override
        public String sqlText(String column) {
            return "CONVERT(%s USING utf8mb4) COLLATE utf8mb4_bin".formatted(column);
        }

        /** As bytes: even the binary collations of older servers take {@code 'ann '} for {@code 'ann'}. */
        @Override
        public String sqlExact(String column) {
            return "CAST(CONVERT(%s USING utf8mb4) AS BINARY)".formatted(column);
        }

        /** Not by a comparison with an empty text, which a {@code uuid} of MariaDB is not. */
        @Override
        public String sqlPresent(String column) {
            return "CHAR_LENGTH(%s) > 0".formatted(column);
        }
    }

    /**
     * Integers of any size, also unsigned: decimal digits without a leading zero or plus. A column with ZEROFILL shows zeros that are no part of
     * the number; an expression over it, as triggers have, does not.
     */
    record IntegerIds() implements IdColumn {

        private static final Pattern FILLED = Pattern.compile("^0+(?=[0-9])");
        private static final Pattern CANONICAL = Pattern.compile("0|-?[1-9][0-9]{0,19}");
        private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
        private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

        @Override
        public Optional<Object> bound(String id) {
            if (!CANONICAL.matcher(id).matches()) {
                return Optional.empty();
            }
            BigInteger value = new BigInteger(id);
            if (value.compareTo(SMALLEST) < 0 || value.compareTo(LARGEST) > 0) {
                return Optional.empty();
            }
            return Optional.of(value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value);
        }

        @Override
        public String text(ResultSet row, String column) throws SQLException {
            String digits = Objects.requireNonNullElse(row.getString(column), "");
            return digits.startsWith("0") ? FILLED.matcher(digits).replaceFirst("") : digits;
        }

        @Override
        public String sqlText(String column) {
            return "CAST(%s + 0 AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin".formatted(column);
        }
    }

    /** BINARY(16). */
    record BinaryIds(BinaryIdText form) implements IdColumn {

        private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
        private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        private static final int[] GROUPS = {8, 4, 4, 4, 12};

        @Override
        public Optional<Object> bound(String id) {
            Pattern pattern = form == BinaryIdText.HEX ? HEX : UUID;
            return pattern.matcher(id).matches()
                    ? Optional.of(HexFormat.of().parseHex(id.replace("-", "")))
                    : Optional.empty();
        }

        @Override
        public String text(ResultSet row, String column) throws SQLException {
            byte[] bytes = row.getBytes(column);
            if (bytes == null) {
                return "";
            }
            String hex = HexFormat.of().formatHex(bytes);
            return form == BinaryIdText.HEX
                            || hex.length() != Arrays.stream(GROUPS).sum()
                    ? hex
                    : grouped(hex);
        }

        @Override
        public String sqlText(String column) {
            String hex = "LOWER(HEX(%s))".formatted(column);
            return "CONVERT(%s USING utf8mb4) COLLATE utf8mb4_bin"
                    .formatted(form == BinaryIdText.HEX ? hex : "CONCAT_WS('-', %s)".formatted(groups(hex)));
        }

        private static String grouped(String hex) {
            StringBuilder text = new StringBuilder();
            int from = 0;
            for (int length : GROUPS) {
                text.append(text.isEmpty() ? "" : "-").append(hex, from, from + length);
                from += length;
            }
            return text.toString();
        }

        private static String groups(String hex) {
            StringBuilder sql = new StringBuilder();
            int from = 1;
            for (int length : GROUPS) {
                sql.append(sql.isEmpty() ? "" : ", ").append("SUBSTR(" + hex + ", " + from + ", " + length + ")");
                from += length;
            }
            return sql.toString();
        }
    }
}
