package dev.recs.relay;

import dev.recs.model.failure.Violations;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is read.
 *
 * @param poll pause after a look that found nothing
 * @param batch rows read at once
 * @param resendAfter rows that were sent and not removed for so long are sent again
 */
@ConfigurationProperties("recs.relay")
public record RelaySettings(
        @DefaultValue("25ms") Duration poll,
        @DefaultValue("500") int batch,
        @DefaultValue("60s") Duration resendAfter) {

    public RelaySettings {
        new Violations("recs.relay")
                .require(poll.toMillis() >= 1, "poll", poll, "at least 1ms")
                .require(batch >= 1 && batch <= 10_000, "batch", batch, "1 to 10000")
                .require(resendAfter.toSeconds() >= 1, "resend-after", resendAfter, "at least 1s")
                .refuseAny();
    }
}
