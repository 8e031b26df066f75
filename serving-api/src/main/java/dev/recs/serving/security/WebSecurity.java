package dev.recs.serving.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PUT;

import dev.recs.serving.consent.Consent;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.problem.Problems;
import dev.recs.serving.problem.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Who may call what. Nothing is kept between requests: no session, no cookie, hence no CSRF either. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String USER = "/api/v1/users/{userId}";
    private static final String SIGNALS = "/signals";

    /** With the id in the query. */
    private static final String ANY_USER = "/api/v1/user";

    /** Has a port of its own, on the loopback address unless configured otherwise. */
    @Bean
    @Order(50)
    SecurityFilterChain actuator(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain api(
            HttpSecurity http, AuthenticationManager tokens, RateLimits limits, SecuritySettings settings) {
        AuthenticationEntryPoint noToken = (_, response, _) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problems.write(response, Problem.UNAUTHENTICATED, "expected a valid token: Authorization: Bearer …");
        };
        AccessDeniedHandler notAllowed = (_, response, _) -> Problems.write(
                response,
                Problem.FORBIDDEN,
                "the token does not open this: it lacks the scope, or belongs to another user");
        return http.authorizeHttpRequests(WebSecurity::rules)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new BearerToken())
                        .authenticationManagerResolver(_ -> tokens)
                        .authenticationEntryPoint(noToken)
                        .accessDeniedHandler(notAllowed))
                .addFilterAfter(new RateLimitFilter(limits), BearerTokenAuthenticationFilter.class)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(noToken).accessDeniedHandler(notAllowed))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(AbstractHttpConfigurer::disable)
                .addFilter(cors(settings.corsOrigins()))
                .headers(WebSecurity::headers)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    RateLimits rateLimits(SecuritySettings settings) {
        return new RateLimits(
                settings.rateLimit().perSecond(), settings.rateLimit().burst(), System::nanoTime);
    }

    /**
     * A method that no address has is refused by the address, with the methods that it has. A {@code ;} belongs to an id if it is
     * written {@code %3B}; as it is, it would begin a parameter of the path and cut the id.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                if (request.getRequestURI().indexOf(';') >= 0) {
                    throw new RequestRejectedException("a parameter in the path");
                }
                return super.getFirewalledRequest(request);
            }
        };
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    /** Addresses that look like an attack end here, before any rule. */
    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (_, response, _) -> Problems.write(
                response, Problem.BAD_REQUEST, "the method, the address or a header holds what is not taken");
    }

    /** By path and not by method, but for what reading does not open: HEAD is answered wherever GET is. */
    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        concerningGuests(rules);
        rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        "/api/v1/recommendations",
                        "/api/v1/popular",
                        "/api/v1/products/*/similar",
                        "/api/v1/product/similar")
                .access(Access.withScope(Caller.READ))
                .requestMatchers("/api/v1/events")
                .access(Access.withScope(Caller.EVENTS))
                .requestMatchers(PUT, USER + "/personalization", USER + SIGNALS)
                .access(Access.toUserInPath(Caller.ADMIN))
                .requestMatchers(DELETE, USER + SIGNALS)
                .access(Access.toUserInPath(Caller.ADMIN))
                .requestMatchers(USER + "/personalization", USER + SIGNALS)
                .access(Access.toUserInPath(Caller.READ))
                .requestMatchers(USER)
                .access(Access.toUserInPath(Caller.ADMIN))
                .requestMatchers(PUT, ANY_USER + "/personalization", ANY_USER + SIGNALS)
                .access(Access.toUserInQuery(Caller.ADMIN))
                .requestMatchers(DELETE, ANY_USER + SIGNALS)
                .access(Access.toUserInQuery(Caller.ADMIN))
                .requestMatchers(ANY_USER + "/personalization", ANY_USER + SIGNALS)
                .access(Access.toUserInQuery(Caller.READ))
                .requestMatchers(ANY_USER)
                .access(Access.toUserInQuery(Caller.ADMIN))
                .requestMatchers(OpenEndpoints.PATHS)
                .permitAll()
                .anyRequest()
                .authenticated();
    }

    /** What guests have too, and what becomes of them. */
    private static void concerningGuests(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.requestMatchers(USER + "/recommendations")
                .access(Access.toListInPath())
                .requestMatchers(ANY_USER + "/recommendations")
                .access(Access.toListInQuery())
                .requestMatchers(USER + "/merge")
                .access(Access.toUserInPath(Caller.EVENTS))
                .requestMatchers(ANY_USER + "/merge")
                .access(Access.toUserInQuery(Caller.EVENTS))
                .requestMatchers("/api/v1/guest")
                .access(Access.ofGuest());
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .contentSecurityPolicy(policy -> policy.policyDirectives(SecurityHeaders.CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    private static CorsFilter cors(List<String> allowed) {
        CorsFilter filter = new CorsFilter(origins(allowed));
        filter.setCorsProcessor(new CorsProblems());
        return filter;
    }

    private static UrlBasedCorsConfigurationSource origins(List<String> allowed) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(allowed);
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_NONE_MATCH,
                "Idempotency-Key",
                Consent.HEADER));
        cors.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER));
        cors.setMaxAge(Duration.ofHours(1));
        source.registerCorsConfiguration("/api/**", cors);
        return source;
    }
}
