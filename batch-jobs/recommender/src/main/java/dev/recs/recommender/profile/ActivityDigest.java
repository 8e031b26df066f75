package dev.recs.recommender.profile;

import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of everything a profile is made of: the activity, and the texts of its signals, which change with the catalog. */
final class ActivityDigest {

    private static final char END_OF_FIELD = '\u001f';

    private ActivityDigest() {}

    static String compute(Activity activity, List<String> texts) {
        StringBuilder content = new StringBuilder();
        for (PurchasedProduct purchase : activity.purchases()) {
            append(content, purchase.productId().value());
            append(content, Integer.toString(purchase.days()));
            append(content, Integer.toString(purchase.lines()));
            append(content, Long.toString(purchase.first().toEpochMilli()));
            append(content, Long.toString(purchase.last().toEpochMilli()));
        }
        for (RecentSearch search : activity.searches()) {
            append(content, search.query());
            append(content, Long.toString(search.timestamp().toEpochMilli()));
        }
        for (RecentView view : activity.views()) {
            append(content, view.productId().value());
            append(content, Long.toString(view.timestamp().toEpochMilli()));
        }
        texts.forEach(text -> append(content, text));
        return sha256(content.toString());
    }

    private static void append(StringBuilder content, String field) {
        content.append(field).append(END_OF_FIELD);
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
