package dev.recs.stores.shop;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Application;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What the shop's schema does not say of itself. */
@Settings(prefix = "recs.shop")
public record ShopSettings(
        @Setting(
                defaultValue = "UTC",
                meaning =
                        "Zone of the shop's DATETIME columns, as Europe/Berlin; TIMESTAMP columns and our own tables are always UTC.")
        ZoneId timeZone,

        @Setting(
                defaultValue = "hex",
                meaning =
                        "Text form of ids that are BINARY(16), hex (32 digits) or uuid (8-4-4-4-12): as in the sub of tokens, in addresses and events.")
        BinaryIdText binaryIds,

        @Setting(
                defaultValue = "triggers",
                meaning =
                        "How changes of orders are seen: by triggers that 'recs connect' makes in the shop's schema, or by poll, which makes nothing there.",
                readBy = Application.JOBS)
        Events events,

        @Setting(
                defaultValue = "1s",
                meaning = "Pause between two polls of changed orders, at least 100ms; only for events=poll.",
                readBy = Application.JOBS)
        Duration pollInterval,

        @Setting(
                meaning =
                        "States of an order that count as a purchase, separated by commas, in the shop's words; without it those of its system. 'recs connect --apply' writes them into views and triggers.",
                readBy = Application.JOBS)
        List<String> orderStates) {

    public ShopSettings {
        orderStates = List.copyOf(orderStates);
        new Violations("recs.shop")
                .require(pollInterval.toMillis() >= 100, "poll-interval", pollInterval, "at least 100ms")
                .refuseAny();
    }

    /** How changes of orders are seen. */
    public enum Events {
        TRIGGERS,
        POLL
    }
}
