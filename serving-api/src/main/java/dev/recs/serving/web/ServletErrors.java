package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;
import dev.recs.serving.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What no controller answered: errors that the servlet container dispatches, and those it reports itself. */
@Controller
final class ServletErrors implements ErrorController, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Somebody asked for the address of errors itself. */
    private static final int NO_ERROR = 404;

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = ProblemOfStatus.of(status instanceof Integer code ? code : NO_ERROR);
        Problems.write(response, problem, problem.title().toLowerCase(Locale.ROOT));
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(JsonErrorValve.class.getName());
            }
        });
    }
}
