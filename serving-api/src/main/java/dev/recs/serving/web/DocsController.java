package dev.recs.serving.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The readable page of the API; it shows {@code /api/openapi.json}. */
@Controller
final class DocsController {

    @GetMapping({"/api/docs", "/api/docs/"})
    String page() {
        return "forward:/api/docs/index.html";
    }
}
