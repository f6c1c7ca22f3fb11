package io.clearshare.admin.program;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.program.InfluencerState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programme's influencers. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Influencers")
class InfluencerController {

    private static final Set<Role> SEE_CONTACTS = EnumSet.of(Role.ADMIN, Role.ADMIN_KEY, Role.FINANCE);
    private static final int PAGE_MAX = 500;

    private final RegisterInfluencer register;
    private final ChangeInfluencer change;
    private final Influencers influencers;
    private final TrackedLink links;

    InfluencerController(
            RegisterInfluencer register, ChangeInfluencer change, Influencers influencers, TrackedLink links) {
        this.register = register;
        this.change = change;
        this.influencers = influencers;
        this.links = links;
    }

    record NewcomerRequest(
            @NotBlank @Size(max = 64) String handle,
            @NotBlank @Email @Size(max = 254) String email,
            @Nullable @Size(min = 1, max = 64) String code,
            @Nullable @Size(min = 1, max = 64) String userId,
            @Nullable String wallet,
            @Nullable Instant activeFrom,
            @Nullable Boolean activate) {}

    record Registered(String influencerId, String code, String link, String state) {}

    /**
     * An influencer for the staff.
     *
     * @param email null for callers who may not see contacts
     */
    record InfluencerView(
            String influencerId,
            String handle,
            @Nullable String email,
            String state,
            String code,
            List<String> codes,
            String link,
            @Nullable String userId,
            @Nullable String wallet,
            Instant activeFrom,
            Instant createdAt) {}

    record StateRequest(
            @NotBlank String state,
            @Nullable @Size(max = 500) String reason) {}

    /** At least one of the two. */
    record CodesRequest(
            @Nullable @Size(min = 1, max = 64) String code,
            @Nullable @Size(min = 1, max = 64) String retires) {}

    @PostMapping("/influencers")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Take an influencer into the programme")
    Registered create(@Valid @RequestBody NewcomerRequest request, @AuthenticationPrincipal Caller caller) {
        Influencer influencer = register.byProgramme(
                new NewInfluencer(
                        request.handle().strip(),
                        request.email().strip(),
                        request.code(),
                        request.userId(),
                        request.wallet(),
                        request.activeFrom(),
                        RegisterInfluencer.firstState(request.activate())),
                caller.subject());
        return new Registered(
                influencer.influencerId(),
                influencer.code(),
                links.of(influencer),
                influencer.state().wireName());
    }

    @GetMapping("/influencers")
    @Operation(summary = "Influencers in order of id, page by page")
    InfluencerPage list(
            @RequestParam(defaultValue = "") @Size(max = 64) String after,
            @RequestParam(defaultValue = "200") int limit,
            @AuthenticationPrincipal Caller caller) {
        int size = Math.max(1, Math.min(limit, PAGE_MAX));
        List<InfluencerView> found = influencers.page(after, size).stream()
                .map(influencer -> view(influencer, caller))
                .toList();
        String next = found.size() < size ? null : found.get(size - 1).influencerId();
        return new InfluencerPage(found, next);
    }

    @GetMapping("/influencers/{id}")
    @Operation(summary = "One influencer")
    InfluencerView find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return influencers
                .find(id)
                .map(influencer -> view(influencer, caller))
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "No influencer " + id));
    }

    @PostMapping("/influencers/{id}/state")
    @Operation(summary = "Move an influencer on in their life cycle, from now on")
    InfluencerView changeState(
            @PathVariable String id, @Valid @RequestBody StateRequest request, @AuthenticationPrincipal Caller caller) {
        String reason = request.reason() == null ? "" : request.reason();
        return view(change.state(id, state(request.state()), reason, caller.subject()), caller);
    }

    @PostMapping("/influencers/{id}/codes")
    @Operation(summary = "Give an influencer a code, retire one, or both at once to rename it; from now on")
    InfluencerView changeCodes(
            @PathVariable String id, @Valid @RequestBody CodesRequest request, @AuthenticationPrincipal Caller caller) {
        if (request.code() == null && request.retires() == null) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "Name a code to give, a code that retires, or both");
        }
        return view(change.codes(id, request.code(), request.retires(), caller.subject()), caller);
    }

    private InfluencerView view(Influencer influencer, Caller caller) {
        boolean contacts = SEE_CONTACTS.contains(caller.role())
                || influencer.influencerId().equals(caller.influencerId());
        return new InfluencerView(
                influencer.influencerId(),
                influencer.handle(),
                contacts ? influencer.email() : null,
                influencer.state().wireName(),
                influencer.code(),
                influencer.codes(),
                links.of(influencer),
                influencer.userId(),
                influencer.wallet(),
                influencer.activeFrom(),
                influencer.createdAt());
    }

    private static InfluencerState state(String name) {
        for (InfluencerState state : InfluencerState.values()) {
            if (state.wireName().equals(name.toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw new Refused(CommonProblem.INVALID_REQUEST, "There is no state " + name);
    }
}
