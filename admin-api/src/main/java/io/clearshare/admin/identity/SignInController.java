package io.clearshare.admin.identity;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.CallerAuthentication;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.access.StepUp;
import io.clearshare.admin.program.Influencer;
import io.clearshare.domain.program.InfluencerState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in and out. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Sign-in")
class SignInController {

    private final SignIn signIn;
    private final MagicLinks links;
    private final RequestSignInLink requestLink;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInController(SignIn signIn, MagicLinks links, RequestSignInLink requestLink, Clock clock) {
        this.signIn = signIn;
        this.links = links;
        this.requestLink = requestLink;
        this.clock = clock;
    }

    record Credentials(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 200) String password,
            @Nullable @Size(max = 10) String totp) {}

    record OneTimeCode(@NotBlank @Size(max = 10) String totp) {}

    record Address(@NotBlank @Email @Size(max = 254) String email) {}

    /**
     * The person of this session.
     *
     * @param stepUpUntil until when approvals need no further one-time code, or null
     */
    record Me(
            Role role,
            String email,
            String displayName,
            @Nullable String influencerId,
            @Nullable Instant stepUpUntil) {}

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sign staff in with password and one-time code")
    Me login(@Valid @RequestBody Credentials given, HttpServletRequest request, HttpServletResponse response) {
        SignIn.SignedIn signedIn =
                signIn.withPassword(given.email().strip(), given.password(), given.totp(), request.getRemoteAddr());
        HttpSession session = open(signedIn.caller(), request, response);
        if (signedIn.totpStep() >= 0) {
            StepUp.record(session, signedIn.totpStep(), clock.instant());
        }
        return me(signedIn.caller(), session);
    }

    @GetMapping("/magic")
    @Operation(summary = "Follow a mailed link, which opens a session and leads to the portal")
    ResponseEntity<Void> magic(
            @RequestParam @Size(max = 100) String token, HttpServletRequest request, HttpServletResponse response) {
        Optional<Influencer> influencer = links.redeem(token).filter(found -> found.state() != InfluencerState.BANNED);
        influencer.ifPresent(found -> open(caller(found), request, response));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(influencer.isPresent() ? "/" : "/?link=expired"))
                .build();
    }

    @PostMapping(path = "/magic-links", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for a sign-in link by mail; the answer does not tell whether the address is known")
    void requestLink(@Valid @RequestBody Address address) {
        requestLink.of(address.email().strip());
    }

    @GetMapping("/me")
    @Operation(summary = "Who is signed in")
    Me me(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return me(caller, request.getSession(false));
    }

    @PostMapping(path = "/step-up", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Confirm with a one-time code before approving")
    Me stepUp(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody OneTimeCode code, HttpServletRequest request) {
        HttpSession session = request.getSession();
        long step = signIn.confirm(caller, code.totp().strip(), StepUp.step(session), request.getRemoteAddr());
        StepUp.record(session, step, clock.instant());
        return me(caller, session);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End the session")
    void logout(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private HttpSession open(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            // A session id from before the sign-in must not become a signed-in one.
            before.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return request.getSession();
    }

    private static Caller caller(Influencer influencer) {
        return new Caller(
                Role.INFLUENCER,
                "influencer:" + influencer.influencerId(),
                influencer.email(),
                influencer.handle(),
                influencer.influencerId());
    }

    private static Me me(Caller caller, @Nullable HttpSession session) {
        return new Me(
                caller.role(), caller.email(), caller.displayName(), caller.influencerId(), StepUp.until(session));
    }
}
