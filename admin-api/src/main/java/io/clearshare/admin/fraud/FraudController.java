package io.clearshare.admin.fraud;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.program.Decision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for the programme's staff. */
@RestController
@RequestMapping("/api/v1/fraud/cases")
@Tag(name = "Fraud")
class FraudController {

    private final FraudCases cases;
    private final DecideCase decide;

    FraudController(FraudCases cases, DecideCase decide) {
        this.cases = cases;
        this.decide = decide;
    }

    record Decided(
            @NotNull @Pattern(regexp = "confirmed|lifted") String decision,
            @Nullable @Size(max = 1000) String note) {}

    record Detail(@JsonUnwrapped FraudCase fraudCase, List<FraudCases.Hit> evidence) {}

    @GetMapping
    @Operation(summary = "Cases with live hits, page by page")
    FraudCases.Page list(
            @RequestParam(required = false) @Nullable Boolean open, @RequestParam(defaultValue = "") String after) {
        return cases.page(open, after);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A case with the evidence of its hits")
    Detail find(@PathVariable String id) {
        FraudCase found =
                cases.find(id).orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no case " + id));
        return new Detail(found, cases.hits(id));
    }

    @PostMapping("/{id}/decision")
    @Operation(summary = "Confirm a case, which excludes its touches from the beginning, or lift it")
    Detail decide(
            @PathVariable String id, @Valid @RequestBody Decided decided, @AuthenticationPrincipal Caller caller) {
        Decision decision = Decision.valueOf(decided.decision().toUpperCase(Locale.ROOT));
        decide.decide(id, decision, decided.note() == null ? "" : decided.note().strip(), caller.subject());
        return find(id);
    }
}
