package io.clearshare.admin.access;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The filter chains: machines by key, tracked links without any state, people by session. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** Routes that anybody may post to before signing in; they only read JSON, which no foreign form can send. */
    private static final RequestMatcher BEFORE_SIGN_IN = request -> switch (request.getRequestURI()) {
        case "/api/v1/auth/login",
                "/api/v1/auth/magic-links",
                "/api/v1/registrations",
                "/api/v1/wallet-changes/show",
                "/api/v1/wallet-changes/confirm",
                "/api/v1/wallet-changes/cancel" -> true;
        // Deliveries prove themselves by their signature.
        default -> request.getRequestURI().startsWith("/api/v1/kyc/webhooks/");
    };

    private final Access access;
    private final Problems problems;

    SecurityRules(Access access, Problems problems) {
        this.access = access;
        this.problems = problems;
    }

    /** A timer for each filter of each request would cost more than the filters; the request itself is timed. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, ApiKeys keys) {
        return stateless(http.securityMatcher(BearerKey::isPresent))
                .addFilterBefore(new BearerKey(keys, problems), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain trackedLinks(HttpSecurity http) {
        return stateless(http.securityMatcher("/r/**")).build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http) {
        return common(http.csrf(csrf -> csrf.spa().ignoringRequestMatchers(BEFORE_SIGN_IN)))
                .build();
    }

    private HttpSecurity stateless(HttpSecurity http) {
        return common(http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)));
    }

    private HttpSecurity common(HttpSecurity http) {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(access))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityRules::headers)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, e) -> refuse(request, response, CommonProblem.SIGN_IN_REQUIRED))
                        .accessDeniedHandler((request, response, e) -> refuse(
                                request,
                                response,
                                e instanceof CsrfException
                                        ? CommonProblem.CSRF_TOKEN_MISSING
                                        : CommonProblem.NOT_ALLOWED)));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentTypeOptions(Customizer.withDefaults());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, CommonProblem otherwise)
            throws IOException {
        CommonProblem problem = request.getAttribute(CommonProblem.class.getName()) instanceof CommonProblem decided
                ? decided
                : otherwise;
        if (problem == CommonProblem.SIGN_IN_REQUIRED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem == CommonProblem.METHOD_NOT_ALLOWED) {
            response.setHeader(HttpHeaders.ALLOW, allowed(request));
        }
        problems.write(response, problem, problem.title());
    }

    private static String allowed(HttpServletRequest request) {
        return AccessTable.ofPath(request).stream()
                .map(rule -> rule.method().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
