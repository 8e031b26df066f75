package dev.recs.pipeline.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Divides texts into requests of at most so many texts and so many tokens, in order. */
record RequestSplitter(int maxTexts, long maxTokens, ToIntFunction<String> tokens) {

    List<List<String>> split(List<String> texts) {
        List<List<String>> requests = new ArrayList<>();
        List<String> request = new ArrayList<>();
        long sum = 0;
        for (String text : texts) {
            int count = tokens.applyAsInt(text);
            if (!request.isEmpty() && (request.size() == maxTexts || sum + count > maxTokens)) {
                requests.add(List.copyOf(request));
                request.clear();
                sum = 0;
            }
            request.add(text);
            sum += count;
        }
        if (!request.isEmpty()) {
            requests.add(List.copyOf(request));
        }
        return requests;
    }
}
