package io.clearshare.admin.bonus;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
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

/** Bonuses over HTTP: managers propose, finance decides. */
@RestController
@RequestMapping("/api/v1/bonuses")
@Tag(name = "Bonus")
class BonusController {

    private static final int PAGE = 50;
    private static final long MICROS_MAX = 1_000_000_000_000L;

    private final Bonuses bonuses;
    private final DecideBonus decide;

    BonusController(Bonuses bonuses, DecideBonus decide) {
        this.bonuses = bonuses;
        this.decide = decide;
    }

    /**
     * A bonus to propose.
     *
     * @param bonusId      made by the caller, so that sending it again changes nothing; absent for a new one
     * @param amountMicros negative to take an earlier one back
     */
    record Proposal(
            @Nullable UUID bonusId,
            @NotBlank @Size(max = 64) String influencerId,
            @NotNull @Min(-MICROS_MAX) @Max(MICROS_MAX) Long amountMicros,

            @NotNull @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])")
            String month,

            @NotBlank @Size(max = 500) String reason) {}

    record Page(List<Bonus> items, @Nullable UUID next) {}

    @GetMapping
    @Operation(summary = "Bonuses, the newest first")
    Page list(@RequestParam(required = false) @Nullable UUID after) {
        List<Bonus> found = bonuses.page(after, PAGE + 1);
        boolean more = found.size() > PAGE;
        return new Page(
                more ? found.subList(0, PAGE) : found,
                more ? found.get(PAGE - 1).bonusId() : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Propose a bonus, or with a negative amount to take one back")
    Bonus propose(@Valid @RequestBody Proposal proposal, @AuthenticationPrincipal Caller caller) {
        if (proposal.amountMicros() == 0) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "A bonus of nothing is none");
        }
        return decide.propose(
                proposal.bonusId() == null ? UUID.randomUUID() : proposal.bonusId(),
                proposal.influencerId().strip(),
                proposal.amountMicros(),
                YearMonth.parse(proposal.month()),
                proposal.reason().strip(),
                caller);
    }

    @PostMapping("/{id}/confirm")
    @Operation(summary = "Confirm a bonus that somebody else proposed; it becomes payable")
    Bonus confirm(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return decide.confirm(id, caller);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "Turn down a bonus that somebody else proposed")
    Bonus refuse(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return decide.refuse(id, caller);
    }
}
