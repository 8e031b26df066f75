package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;
import dev.recs.serving.problem.Problems;
import dev.recs.serving.problem.SecurityHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tomcat itself refuses, such as a malformed address, is a problem too, of the status that Tomcat chose.
 *
 * <p>What our own code threw was logged by {@link FailureFilter}.
 *
 * <p>Public, because Tomcat makes it by name.
 */
public final class JsonErrorValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(JsonErrorValve.class);
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (failure != null) {
            LOG.debug("request failed", failure);
        }
        Problem problem = ProblemOfStatus.of(response.getStatus());
        try {
            byte[] body = Problems.json(problem, response.getStatus(), "the request was refused before it was read")
                    .getBytes(StandardCharsets.UTF_8);
            SecurityHeaders.addTo(response);
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } catch (IOException e) {
            LOG.debug("client closed the connection", e);
        }
    }
}
