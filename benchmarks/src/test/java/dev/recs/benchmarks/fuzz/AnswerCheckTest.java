package dev.recs.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fuzzer finds what it is for. */
final class AnswerCheckTest {

    private static final String DOCUMENT = """
            {"paths":{"/things/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
             "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
              "401":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}},
              "503":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}}}},
             "components":{"schemas":{"Thing":{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}},
              "Problem":{"type":"object","required":["status"],"properties":{"status":{"type":"integer"}}}}}}""";

    private static final String SECURITY =
            "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\n";

    private final ApiDocument document = new ApiDocument(DOCUMENT);
    private final AnswerCheck check = new AnswerCheck(document);

    @Test
    void anAnswerOfTheDocumentHasNoFaults() {
        assertThat(faults(Fault.NONE, "200", "application/json", "{\"id\":\"a\"}"))
                .isEmpty();
        assertThat(faults(Fault.NO_TOKEN, "401", "application/problem+json", "{\"status\":401}"))
                .isEmpty();
    }

    @Test
    void whatIsNotDocumentedIsAFault() {
        assertThat(faults(Fault.NONE, "200", "application/json", "{\"id\":7}")).hasSize(1);
        assertThat(faults(Fault.NONE, "200", "application/json", "{\"id\":\"a\",\"more\":1}"))
                .hasSize(1);
        assertThat(faults(Fault.NONE, "200", "text/html", "{}"))
                .containsExactly("content type text/html of status 200 is not documented");
        assertThat(faults(Fault.ODD_BODY, "418", "application/problem+json", "{\"status\":418}"))
                .containsExactly("status 418 is not documented");
    }

    @Test
    void whoGetsInWithoutATokenAndAFailureAreFaults() {
        assertThat(faults(Fault.NO_TOKEN, "200", "application/json", "{\"id\":\"a\"}"))
                .containsExactly("who had no right to it got in");
        assertThat(faults(Fault.ODD_BODY, "500", "application/problem+json", "{\"status\":500}"))
                .contains("status 500: expected no failure but 503");
        assertThat(faults(Fault.NONE, "401", "application/problem+json", "{\"status\":403}"))
                .containsExactly("a valid request was refused", "the problem says 403, the status is 401");
    }

    @Test
    void aRequestIsAFunctionOfSeedAndNumber() {
        FuzzTokens tokens = new FuzzTokens("a", "b", "c", "d", "e");
        Requests requests = new Requests(document, tokens, 7);
        assertThat(requests.draw(11).bytes("h"))
                .isEqualTo(new Requests(document, tokens, 7).draw(11).bytes("h"));
        assertThat(IntStream.range(0, 100)
                        .mapToObj(number -> requests.draw(number).target())
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }

    @Test
    void anOddAddressMayBeTheDocumentedOneOrNone() {
        assertThat(faults(Fault.ODD_PATH, "503", "application/problem+json", "{\"status\":503}"))
                .isEmpty();
        assertThat(faults(Fault.ODD_PATH, "404", "application/problem+json", "{\"status\":404}"))
                .isEmpty();
        assertThat(faults(Fault.ODD_PATH, "409", "application/problem+json", "{\"status\":409}"))
                .containsExactly("status 409 is none of an address that is not documented");
        assertThat(faults("/things/", Fault.ODD_PARAMETER, "404", "application/problem+json", "{\"status\":404}"))
                .isEmpty();
    }

    private List<String> faults(Fault fault, String status, String type, String body) {
        return faults("/things/a", fault, status, type, body);
    }

    private List<String> faults(String target, Fault fault, String status, String type, String body) {
        Operation operation = document.operations().getFirst();
        FuzzRequest request = new FuzzRequest(operation, fault, "GET", target, Map.of(), "");
        String text = "HTTP/1.1 %s \r\n%sContent-Type: %s\r\n\r\n%s".formatted(status, SECURITY, type, body);
        return check.faults(request, Answer.parse(text.getBytes(StandardCharsets.UTF_8)));
    }
}
