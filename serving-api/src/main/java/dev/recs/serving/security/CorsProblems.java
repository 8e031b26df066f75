package dev.recs.serving.security;

import dev.recs.serving.problem.Problem;
import dev.recs.serving.problem.Problems;
import java.io.IOException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses pages of other origins by a problem, as everything else is refused. */
final class CorsProblems extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        if (response instanceof ServletServerHttpResponse servlet) {
            Problems.write(
                    servlet.getServletResponse(),
                    Problem.FORBIDDEN,
                    "pages of this origin may not call: see recs.serving.cors-origins");
        } else {
            super.rejectRequest(response);
        }
    }
}
