package io.clearshare.admin.sanctions;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sanctions for the staff. */
@RestController
@RequestMapping("/api/v1/sanctions")
@Tag(name = "Sanctions")
class SanctionsController {

    private final SanctionsStatus status;
    private final SanctionsLists lists;
    private final SanctionsCases cases;
    private final ImportList importList;
    private final DecideCase decide;

    SanctionsController(
            SanctionsStatus status,
            SanctionsLists lists,
            SanctionsCases cases,
            ImportList importList,
            DecideCase decide) {
        this.status = status;
        this.lists = lists;
        this.cases = cases;
        this.importList = importList;
        this.decide = decide;
    }

    record Lists(SanctionsStatus.Now now, List<SanctionsList> items) {}

    record Detail(SanctionsCase sanctionsCase, List<SanctionsCases.Screening> screenings) {}

    record Decision(
            @NotNull @Pattern(regexp = "cleared|confirmed") String decision,
            @NotBlank @Size(max = 1000) String note) {}

    @GetMapping("/lists")
    @Operation(summary = "The list in force, whether it is too old, and the versions before it")
    Lists lists() {
        return new Lists(status.now(), lists.newest());
    }

    @PostMapping(path = "/lists", consumes = MediaType.TEXT_PLAIN_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Take a list into force",
            description = "Plain text: one asset,address per line, or prose with 'Digital Currency Address - XBT …'")
    SanctionsList importList(
            @RequestBody String text,
            @RequestParam(defaultValue = "OFAC") @NotBlank @Size(max = 100) String name,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "false") boolean shrink,
            @AuthenticationPrincipal Caller caller) {
        return importList.run(name, text, asOf, shrink, caller.subject());
    }

    @GetMapping("/cases")
    @Operation(summary = "Hits that wait for a decision, or those that have one")
    SanctionsCases.Page cases(
            @RequestParam(defaultValue = "true") boolean open, @RequestParam(required = false) @Nullable UUID after) {
        return cases.page(open, after);
    }

    @GetMapping("/cases/{id}")
    @Operation(summary = "A hit with every comparison of the influencer's addresses")
    Detail find(@PathVariable UUID id) {
        SanctionsCase found =
                cases.find(id).orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no case " + id));
        return new Detail(found, cases.screenings(found.influencerId()));
    }

    @PostMapping("/cases/{id}/decision")
    @Operation(summary = "Confirm a hit, or clear it, after which the influencer can be paid again")
    SanctionsCase decide(
            @PathVariable UUID id, @Valid @RequestBody Decision decision, @AuthenticationPrincipal Caller caller) {
        return decide.decide(
                id, decision.decision().equals("cleared"), decision.note().strip(), caller.subject());
    }
}
