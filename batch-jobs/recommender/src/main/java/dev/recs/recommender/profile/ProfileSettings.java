package dev.recs.recommender.profile;

import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** How profiles are made. */
@Settings(prefix = "recs.profile")
public record ProfileSettings(
        @Setting(
                defaultValue = "signals",
                meaning =
                        "What a profile's vector is made of: its signals or its text; the text is stored in either case.")
        ProfileEmbedding embedding) {}
