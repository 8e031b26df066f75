package dev.recs.serving.answer;

import dev.recs.model.failure.Misconfigured;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How answers are kept.
 *
 * @param remembered memory for answers that were made before; 0 makes every answer anew
 */
@ConfigurationProperties("recs.serving.answers")
public record AnswerSettings(@DefaultValue("64MB") DataSize remembered) {

    public AnswerSettings {
        if (remembered.isNegative()) {
            throw new Misconfigured(
                    "recs.serving.answers.remembered is %s: expected 0 or more, such as 64MB".formatted(remembered));
        }
    }
}
