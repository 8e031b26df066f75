package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trigger of a template.
 *
 * @param name without its database
 * @param sql the statement that creates it
 */
record Trigger(String name, String sql) {

    private static final Pattern FORM = Pattern.compile(
            "CREATE\\s+DEFINER\\s*=\\s*\\S+\\s+TRIGGER\\s+`[^`]+`\\.(recs_[A-Za-z0-9_]+)\\s.*?FOR\\s+EACH\\s+ROW\\s+(.*)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final int DIGEST_BYTES = 8;

    /** @throws Misconfigured if it cannot be told from the shop's own triggers */
    static Trigger parse(String sql) {
        return new Trigger(parts(sql).group(1), sql);
    }

    /** Of the body, as {@code information_schema.triggers.action_statement} has it. */
    String digest() {
        return digest(parts(sql).group(2));
    }

    static String digest(String body) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(body.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Matcher parts(String sql) {
        Matcher parts = FORM.matcher(sql);
        if (!parts.matches()) {
            throw new Misconfigured(
                    "a statement of triggers.sql is no trigger of ours: expected CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_NAME … FOR EACH ROW …, got "
                            + sql.lines().findFirst().orElse(""));
        }
        return parts;
    }
}
