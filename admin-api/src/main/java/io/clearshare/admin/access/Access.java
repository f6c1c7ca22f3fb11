package io.clearshare.admin.access;

import io.clearshare.admin.problem.CommonProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Decides each request by the access table; what the table does not name is refused. */
@Component
class Access implements AuthorizationManager<RequestAuthorizationContext> {

    private final StaffRoles staff;
    private final Clock clock;

    Access(StaffRoles staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<CommonProblem> refusal = refusal(authentication.get(), request);
        refusal.ifPresent(problem -> request.setAttribute(CommonProblem.class.getName(), problem));
        return refusal::isEmpty;
    }

    private Optional<CommonProblem> refusal(@Nullable Authentication authentication, HttpServletRequest request) {
        List<AccessRule> ofPath = AccessTable.ofPath(request);
        if (ofPath.isEmpty()) {
            return PortalPaths.covers(request) ? Optional.empty() : Optional.of(CommonProblem.NOT_FOUND);
        }
        return ofPath.stream()
                .filter(rule -> rule.coversMethod(request))
                .findFirst()
                .map(rule -> refusal(rule, authentication, request))
                .orElse(Optional.of(CommonProblem.METHOD_NOT_ALLOWED));
    }

    private Optional<CommonProblem> refusal(
            AccessRule rule, @Nullable Authentication authentication, HttpServletRequest request) {
        if (rule.anonymous()) {
            return Optional.empty();
        }
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            return Optional.of(CommonProblem.SIGN_IN_REQUIRED);
        }
        if (caller.role().isStaff() && !staff.roleNow(caller.subject()).equals(Optional.of(caller.role()))) {
            // The role was taken or the account disabled since the sign-in: that session is over.
            return Optional.of(CommonProblem.SIGN_IN_REQUIRED);
        }
        if (!rule.roles().contains(caller.role())) {
            return Optional.of(CommonProblem.NOT_ALLOWED);
        }
        if (rule.fresh() && caller.role().isPerson() && !StepUp.isFresh(request.getSession(false), clock.instant())) {
            return Optional.of(CommonProblem.STEP_UP_REQUIRED);
        }
        return Optional.empty();
    }
}
