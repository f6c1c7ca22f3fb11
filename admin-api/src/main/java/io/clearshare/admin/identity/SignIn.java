package io.clearshare.admin.identity;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.Refused;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a member of the staff presents: the password and, if they have a secret, a one-time code. */
@Component
class SignIn {

    private final Staff staff;
    private final SignInThrottle throttle;
    private final Clock clock;

    SignIn(Staff staff, SignInThrottle throttle, Clock clock) {
        this.staff = staff;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Who signed in.
     *
     * @param totpStep the time step of the code that was given, or -1 when the member needs none
     */
    record SignedIn(Caller caller, long totpStep) {}

    /**
     * @throws Refused when anything of it is wrong, or too much was wrong before
     */
    SignedIn withPassword(String email, String password, @Nullable String totp, String source) {
        throttle.check(email, source);
        Optional<StaffMember> found = staff.find(email);
        if (!staff.passwordMatches(found, password) || found.get().disabled()) {
            throttle.failed(email, source);
            throw new Refused(IdentityProblem.WRONG_CREDENTIALS, IdentityProblem.WRONG_CREDENTIALS.title());
        }
        StaffMember member = found.get();
        long step = member.totpSecret() == null ? -1 : requireCode(member, member.totpSecret(), totp, source);
        throttle.succeeded(email);
        return new SignedIn(member.caller(), step);
    }

    /**
     * Checks a further code of somebody who is signed in; the code that this session already gave counts again.
     *
     * @return the code's time step
     */
    long confirm(Caller caller, String totp, long stepOfSession, String source) {
        throttle.check(caller.email(), source);
        StaffMember member = staff.find(caller.email())
                .filter(known -> !known.disabled())
                .orElseThrow(() -> wrong("This account has been removed"));
        if (member.totpSecret() == null) {
            throw wrong("This account has no one-time codes");
        }
        OptionalLong step = Totp.matchingStep(member.totpSecret(), totp, clock.instant());
        if (step.isPresent()
                && (step.getAsLong() == stepOfSession || staff.takeStep(member.staffId(), step.getAsLong()))) {
            return step.getAsLong();
        }
        throttle.failed(caller.email(), source);
        throw wrong(IdentityProblem.TOTP_WRONG.title());
    }

    private long requireCode(StaffMember member, String secret, @Nullable String totp, String source) {
        if (totp == null || totp.isBlank()) {
            throw new Refused(IdentityProblem.TOTP_REQUIRED, IdentityProblem.TOTP_REQUIRED.title());
        }
        OptionalLong step = Totp.matchingStep(secret, totp, clock.instant());
        if (step.isEmpty() || !staff.takeStep(member.staffId(), step.getAsLong())) {
            throttle.failed(member.email(), source);
            throw new Refused(IdentityProblem.WRONG_CREDENTIALS, IdentityProblem.WRONG_CREDENTIALS.title());
        }
        return step.getAsLong();
    }

    private static Refused wrong(String detail) {
        return new Refused(IdentityProblem.TOTP_WRONG, detail);
    }
}
