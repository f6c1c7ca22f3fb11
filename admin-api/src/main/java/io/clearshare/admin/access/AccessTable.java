package io.clearshare.admin.access;

import static io.clearshare.admin.access.Role.ADMIN;
import static io.clearshare.admin.access.Role.ADMIN_KEY;
import static io.clearshare.admin.access.Role.ANALYST;
import static io.clearshare.admin.access.Role.ANALYST_KEY;
import static io.clearshare.admin.access.Role.FINANCE;
import static io.clearshare.admin.access.Role.INFLUENCER;
import static io.clearshare.admin.access.Role.INGEST_KEY;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** Who may call which route. A route that is not listed here does not exist for anybody. */
final class AccessTable {

    /** Anybody, signed in or not. */
    private static final Set<Role> ANYBODY = EnumSet.allOf(Role.class);

    private static final Set<Role> PEOPLE = EnumSet.of(INFLUENCER, FINANCE, ANALYST, ADMIN);
    private static final Set<Role> ANALYSTS = EnumSet.of(ANALYST, FINANCE, ADMIN, ANALYST_KEY, ADMIN_KEY);
    private static final Set<Role> MANAGERS = EnumSet.of(ADMIN, ADMIN_KEY);
    private static final Set<Role> STOPPERS = EnumSet.of(FINANCE, ADMIN);
    private static final Set<Role> FINANCIERS = EnumSet.of(FINANCE, ADMIN, ADMIN_KEY);

    /** People who decide about other people; no key decides. */
    private static final Set<Role> REVIEWERS = EnumSet.of(FINANCE, ADMIN);

    private static final String API = "/api/v1";

    static final List<AccessRule> RULES = List.of(
            open(GET, "/r/{code}"),
            open(HEAD, "/r/{code}"),
            open(GET, "/actuator/health"),
            open(GET, "/actuator/health/{*component}"),
            allow(MANAGERS, GET, "/actuator"),
            allow(MANAGERS, GET, "/actuator/info"),
            allow(MANAGERS, GET, "/actuator/metrics"),
            allow(MANAGERS, GET, "/actuator/metrics/{*name}"),
            open(GET, "/v3/api-docs"),
            open(GET, "/v3/api-docs.yaml"),
            open(GET, "/v3/api-docs/swagger-config"),
            open(GET, "/swagger-ui.html"),
            open(GET, "/swagger-ui/{*file}"),
            open(POST, API + "/auth/login"),
            open(GET, API + "/auth/magic"),
            open(POST, API + "/auth/magic-links"),
            allow(PEOPLE, GET, API + "/auth/me"),
            allow(EnumSet.of(FINANCE, ANALYST, ADMIN), POST, API + "/auth/step-up"),
            allow(PEOPLE, POST, API + "/auth/logout"),
            open(POST, API + "/registrations"),
            allow(MANAGERS, POST, API + "/influencers"),
            allow(ANALYSTS, GET, API + "/influencers"),
            allow(ANALYSTS, GET, API + "/influencers/{id}"),
            allow(ANALYSTS, GET, API + "/influencers/{id}/overview"),
            allow(MANAGERS, POST, API + "/influencers/{id}/state"),
            allow(MANAGERS, POST, API + "/influencers/{id}/codes"),
            allow(MANAGERS, POST, API + "/influencers/{id}/sign-in-links"),
            allow(INFLUENCER, GET, API + "/me/overview"),
            allow(INFLUENCER, GET, API + "/me/earnings"),
            allow(INFLUENCER, GET, API + "/me/payouts"),
            allow(INFLUENCER, GET, API + "/me/payouts/{id}/proofs"),
            allow(INFLUENCER, GET, API + "/me/payout-currency"),
            allow(INFLUENCER, PUT, API + "/me/payout-currency"),
            allow(INFLUENCER, GET, API + "/me/payout-threshold"),
            allow(INFLUENCER, PUT, API + "/me/payout-threshold"),
            allow(INFLUENCER, GET, API + "/me/notices"),
            allow(INFLUENCER, PUT, API + "/me/notices/mails"),
            allow(INFLUENCER, GET, API + "/me/qr.svg"),
            allow(INFLUENCER, GET, API + "/me/wallet"),
            allow(INFLUENCER, PUT, API + "/me/wallet"),
            allow(INFLUENCER, POST, API + "/me/wallet/cancel"),
            allow(INFLUENCER, GET, API + "/me/stream"),
            allow(FINANCIERS, GET, API + "/payout-funds"),
            allow(FINANCIERS, GET, API + "/reconciliations"),
            allow(FINANCIERS, GET, API + "/journal/{month}.csv"),
            allow(FINANCIERS, GET, API + "/journal/balances"),
            allow(FINANCIERS, GET, API + "/found-payments"),
            confirm(FINANCE, POST, API + "/found-payments/{signature}/book"),
            allow(FINANCIERS, POST, API + "/payout-funds/samples"),
            open(GET, API + "/proof-of-funds"),
            open(GET, API + "/verify/{id}"),
            open(GET, API + "/verify/{signature}/transaction"),
            allow(FINANCIERS, GET, API + "/payouts"),
            allow(FINANCIERS, GET, API + "/payouts/stream"),
            allow(FINANCIERS, GET, API + "/payouts/queue"),
            allow(FINANCIERS, GET, API + "/payouts/bands"),
            allow(FINANCIERS, GET, API + "/payouts/stops"),
            allow(FINANCIERS, GET, API + "/payouts/{id}"),
            allow(FINANCIERS, GET, API + "/payouts/{id}/proofs"),
            confirm(FINANCE, POST, API + "/payouts/approvals"),
            confirm(FINANCE, POST, API + "/payouts/bands"),
            confirm(FINANCE, POST, API + "/payouts/bands/{version}/confirm"),
            confirm(FINANCE, POST, API + "/payouts/bands/{version}/refuse"),
            // Whoever sees money leave wrongly must not look for a phone first.
            allow(STOPPERS, POST, API + "/payouts/stops"),
            confirm(STOPPERS, POST, API + "/payouts/stops/{id}/resume"),
            confirm(FINANCE, POST, API + "/payouts/{id}/approve"),
            confirm(FINANCE, POST, API + "/payouts/{id}/refuse"),
            confirm(FINANCE, POST, API + "/payouts/{id}/resume"),
            open(POST, API + "/wallet-changes/show"),
            open(POST, API + "/wallet-changes/confirm"),
            open(POST, API + "/wallet-changes/cancel"),
            allow(FINANCIERS, GET, API + "/wallet-changes"),
            allow(REVIEWERS, POST, API + "/wallet-changes/{id}/cancel"),
            allow(INFLUENCER, GET, API + "/me/verification"),
            allow(INFLUENCER, POST, API + "/me/verification/start"),
            allow(INFLUENCER, POST, API + "/me/verification/documents"),
            allow(INFLUENCER, DELETE, API + "/me/verification/documents/{id}"),
            allow(INFLUENCER, POST, API + "/me/verification/submit"),
            allow(REVIEWERS, GET, API + "/kyc/checks"),
            allow(REVIEWERS, GET, API + "/kyc/checks/{id}"),
            allow(REVIEWERS, GET, API + "/kyc/documents/{id}"),
            confirm(REVIEWERS, POST, API + "/kyc/checks/{id}/decision"),
            open(POST, API + "/kyc/webhooks/{provider}"),
            allow(FINANCIERS, GET, API + "/sanctions/lists"),
            confirm(FINANCIERS, POST, API + "/sanctions/lists"),
            allow(FINANCIERS, GET, API + "/sanctions/cases"),
            allow(FINANCIERS, GET, API + "/sanctions/cases/{id}"),
            confirm(REVIEWERS, POST, API + "/sanctions/cases/{id}/decision"),
            allow(EnumSet.of(INFLUENCER, FINANCE, ANALYST, ADMIN, ANALYST_KEY, ADMIN_KEY), GET, API + "/why/{id}"),
            allow(
                    EnumSet.of(INFLUENCER, FINANCE, ANALYST, ADMIN, ANALYST_KEY, ADMIN_KEY),
                    GET,
                    API + "/why/earning/{*id}"),
            allow(ANALYSTS, GET, API + "/analytics/tiles"),
            allow(ANALYSTS, GET, API + "/analytics/tiles/{id}"),
            allow(ANALYSTS, POST, API + "/analytics/what-if"),
            open(GET, API + "/analytics/result-hashes"),
            allow(MANAGERS, POST, API + "/analytics/result-hashes"),
            allow(EnumSet.of(ANALYST, ADMIN, ADMIN_KEY), GET, API + "/health/events"),
            allow(EnumSet.of(ANALYST, ADMIN, ADMIN_KEY), GET, API + "/health/stream"),
            allow(MANAGERS, GET, API + "/dead-letters"),
            allow(EnumSet.of(ANALYST, FINANCE, ADMIN, ADMIN_KEY), GET, API + "/fraud/cases"),
            allow(EnumSet.of(ANALYST, FINANCE, ADMIN, ADMIN_KEY), GET, API + "/fraud/cases/{id}"),
            allow(MANAGERS, POST, API + "/fraud/cases/{id}/decision"),
            allow(EnumSet.of(FINANCE, ADMIN), GET, API + "/audit"),
            allow(EnumSet.of(FINANCE, ADMIN), GET, API + "/audit/verification"),
            allow(FINANCIERS, GET, API + "/bonuses"),
            allow(MANAGERS, POST, API + "/bonuses"),
            confirm(FINANCE, POST, API + "/bonuses/{id}/confirm"),
            confirm(FINANCE, POST, API + "/bonuses/{id}/refuse"),
            allow(ANALYSTS, GET, API + "/programme/limits"),
            confirm(MANAGERS, POST, API + "/programme/limits"),
            allow(ANALYSTS, GET, API + "/programme/schedules"),
            confirm(MANAGERS, POST, API + "/programme/schedules"),
            allow(ANALYSTS, POST, API + "/programme/schedules/simulations"),
            allow(INGEST_KEY, POST, API + "/events/{topic}"),
            allow(ANYBODY, GET, API + "/progress"),
            allow(EnumSet.complementOf(EnumSet.of(INGEST_KEY)), POST, API + "/lab/attribution/explain"),
            allow(EnumSet.complementOf(EnumSet.of(INGEST_KEY)), POST, API + "/lab/commission/simulate"),
            allow(EnumSet.complementOf(EnumSet.of(INGEST_KEY)), POST, API + "/lab/links/classify"),
            allow(EnumSet.complementOf(EnumSet.of(INGEST_KEY)), POST, API + "/lab/tax/obligations"),
            allow(INFLUENCER, GET, API + "/me/tax"),
            allow(INFLUENCER, POST, API + "/me/tax/forms"),
            allow(INFLUENCER, GET, API + "/me/tax/filings/{id}.pdf"),
            allow(FINANCIERS, GET, API + "/tax/years/{year}"),
            confirm(FINANCE, POST, API + "/tax/years/{year}/forms"),
            confirm(FINANCE, GET, API + "/tax/years/{year}/iris.csv"),
            confirm(FINANCE, GET, API + "/tax/years/{year}/1042-s.csv"),
            allow(FINANCIERS, GET, API + "/tax/filings/{id}.pdf"),
            allow(FINANCIERS, GET, API + "/tax/influencers/{id}"),
            confirm(FINANCE, POST, API + "/tax/influencers/{id}/notices"),
            allow(INFLUENCER, GET, API + "/me/forecast"),
            allow(INFLUENCER, GET, API + "/me/statements"),
            allow(INFLUENCER, GET, API + "/me/statements/{month}.pdf"),
            allow(INFLUENCER, GET, API + "/me/statements/{month}.csv"),
            allow(FINANCIERS, GET, API + "/statements/{month}"),
            allow(FINANCIERS, GET, API + "/statements/{month}/{influencerId}.pdf"),
            allow(FINANCIERS, GET, API + "/statements/{month}/{influencerId}.csv"));

    private AccessTable() {}

    /** The lines for the path of a request, whatever its method. */
    static List<AccessRule> ofPath(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return RULES.stream().filter(rule -> rule.coversPath(path)).toList();
    }

    private static AccessRule open(HttpMethod method, String pattern) {
        return new AccessRule(method, pattern, ANYBODY, true, false);
    }

    private static AccessRule allow(Role role, HttpMethod method, String pattern) {
        return allow(EnumSet.of(role), method, pattern);
    }

    private static AccessRule allow(Set<Role> roles, HttpMethod method, String pattern) {
        return new AccessRule(method, pattern, roles, false, false);
    }

    /** People are allowed only within minutes of a one-time code. */
    private static AccessRule confirm(Role role, HttpMethod method, String pattern) {
        return confirm(EnumSet.of(role), method, pattern);
    }

    private static AccessRule confirm(Set<Role> roles, HttpMethod method, String pattern) {
        return new AccessRule(method, pattern, roles, false, true);
    }
}
