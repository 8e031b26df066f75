package dev.recs.benchmarks.serving;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The ceiling: the same number of bytes through the same filters and the same check of the token, without a store. */
@Configuration(proxyBeanMethods = false)
@Import(ConstantAnswer.Endpoint.class)
public class ConstantAnswer {

    /** Holds the bytes, which are set when it is known how long a response is. */
    static final class Bytes {

        private volatile byte[] body = new byte[0];

        void set(byte[] bytes) {
            body = bytes;
        }
    }

    @Bean
    Bytes constantBytes() {
        return new Bytes();
    }

    /** Answers them. */
    @RestController
    static final class Endpoint {

        private final Bytes bytes;

        Endpoint(Bytes bytes) {
            this.bytes = bytes;
        }

        @GetMapping("/bench/users/{userId}/constant")
        void constant(@PathVariable String userId, HttpServletResponse response) throws IOException {
            byte[] body = bytes.body;
            response.setContentType("application/json");
            response.setHeader("X-User", userId);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
