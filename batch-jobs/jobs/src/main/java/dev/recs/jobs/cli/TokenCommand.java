package dev.recs.jobs.cli;

import dev.recs.jobs.token.TokenSecret;
import dev.recs.jobs.token.TokenSigner;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs token}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Make a token for the API: of a service with scopes, or of one user.")
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--scope",
            split = "[, ]",
            description =
                    "recs:read, recs:events, recs:admin; several with commas. Without it and without --user-id: recs:read")
    private final List<String> scopes = new ArrayList<>();

    @Option(names = "--user-id", description = "the user or guest whose data alone it opens")
    private Optional<String> userId = Optional.empty();

    @Option(
            names = "--ttl",
            defaultValue = "1h",
            description = "how long it is good, for example 15m or 1d (${DEFAULT-VALUE})")
    private String ttl = "1h";

    @Override
    public Integer call() {
        TokenSigner signer = new TokenSigner(TokenSecret.existing(common.dataDir()), common.clock());
        Optional<UserId> user = userId.map(UserId::new);
        Duration duration = duration(ttl);
        String token = signer.sign(scopes.isEmpty() && user.isEmpty() ? List.of("recs:read") : scopes, user, duration);
        Instant expiresAt = common.clock().instant().plus(duration);
        System.out.println(
                common.json()
                        ? JsonMapper.shared()
                                .writeValueAsString(Map.of("token", token, "expiresAt", expiresAt.toString()))
                        : token);
        return 0;
    }

    private static Duration duration(String text) {
        try {
            return text.startsWith("P")
                    ? Duration.parse(text)
                    : DurationStyle.SIMPLE.parse(text.toLowerCase(Locale.ROOT));
        } catch (RuntimeException e) {
            throw new BadInput("--ttl is '%s': expected a time such as 15m, 1h or 1d".formatted(text), e);
        }
    }
}
