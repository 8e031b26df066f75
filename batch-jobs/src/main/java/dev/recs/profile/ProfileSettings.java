package dev.recs.profile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How profiles are made.
 *
 * @param embedding {@code signals} or {@code text}; the text is stored in either case
 */
@ConfigurationProperties("recs.profile")
public record ProfileSettings(@DefaultValue("signals") ProfileEmbedding embedding) {}
