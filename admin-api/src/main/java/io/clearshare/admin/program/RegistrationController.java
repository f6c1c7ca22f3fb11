package io.clearshare.admin.program;

import io.clearshare.domain.program.InfluencerState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets anybody apply; code and link work at once, earning waits for the checks that the answer names. */
@RestController
@Tag(name = "Influencers")
class RegistrationController {

    private final RegisterInfluencer register;
    private final TrackedLink links;

    RegistrationController(RegisterInfluencer register, TrackedLink links) {
        this.register = register;
        this.links = links;
    }

    record Application(
            @NotBlank @Size(max = 64) String handle,
            @NotBlank @Email @Size(max = 254) String email,
            @Nullable String wallet,
            @Nullable @Size(max = 10) List<@Size(max = 200) String> platforms) {}

    /** A check that still stands between the applicant and earning or being paid. */
    record Blocking(String code, String message) {}

    record Applied(String influencerId, String code, String link, String state, List<Blocking> blocking) {}

    @PostMapping(path = "/api/v1/registrations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Apply for the programme")
    Applied apply(@Valid @RequestBody Application application) {
        Influencer influencer = register.byThemselves(new NewInfluencer(
                application.handle().strip(),
                application.email().strip(),
                null,
                null,
                application.wallet(),
                null,
                InfluencerState.APPLIED));
        return new Applied(
                influencer.influencerId(),
                influencer.code(),
                links.of(influencer),
                influencer.state().wireName(),
                blocking(influencer));
    }

    private static List<Blocking> blocking(Influencer influencer) {
        List<Blocking> blocking = new ArrayList<>();
        blocking.add(new Blocking(
                "VETTING", "The programme has to approve the application before clicks on the link can earn."));
        if (influencer.wallet() == null) {
            blocking.add(new Blocking("WALLET_MISSING", "Payouts need a Solana wallet."));
        }
        return blocking;
    }
}
