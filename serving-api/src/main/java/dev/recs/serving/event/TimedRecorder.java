package dev.recs.serving.event;

import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.redis.RecordScript.Answer;
import dev.recs.stores.redis.RecordScript.Call;
import dev.recs.stores.redis.RecordScript.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records calls until the time limit of a connection: what begins later records nothing, since the caller was told so by then. */
final class TimedRecorder {

    private final EventRecorder recorder;
    private final RedisDeadlines clock;
    private final Duration timeout;

    /** @param timeout how long a caller waits */
    TimedRecorder(EventRecorder recorder, RedisDeadlines clock, Duration timeout) {
        this.recorder = recorder;
        this.clock = clock;
        this.timeout = timeout;
    }

    List<Outcome> record(List<Call> calls) {
        List<Outcome> outcomes = new ArrayList<>(run(calls));
        List<Integer> late = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == Outcome.LATE) {
                late.add(i);
            }
        }
        if (!late.isEmpty()) {
            // The clock of Redis was another than thought; its answer has told it.
            List<Outcome> again = run(late.stream().map(calls::get).toList());
            for (int i = 0; i < late.size(); i++) {
                outcomes.set(late.get(i), again.get(i));
            }
        }
        return outcomes;
    }

    private List<Outcome> run(List<Call> calls) {
        List<Answer> answers = recorder.record(calls, clock.in(timeout));
        clock.saw(answers.getLast().redisMillis());
        return answers.stream().map(Answer::outcome).toList();
    }
}
