package io.clearshare.admin.lab;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.tax.TaxObligations;
import io.clearshare.domain.tax.TaxYear;
import io.clearshare.domain.tax.TinState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells which form a year's payments ask for and what has to be withheld, by the rules that payouts follow. */
@RestController("labTaxController")
@Tag(name = "Lab")
class TaxController {

    record Question(
            @NotNull @Min(TaxYear.FIRST) @Max(TaxYear.LAST) Integer taxYear,
            @NotNull Boolean usPerson,
            @NotNull @Min(0) Long paidMicros,

            @NotNull @Pattern(regexp = "VALID|MISSING|MISMATCHED")
            String tin,

            @NotNull Boolean irsNotice,
            @Nullable @Min(0) Long programmeThresholdMicros) {}

    record Answer(
            List<String> forms,
            long statutoryThresholdMicros,
            boolean reportable,
            BigDecimal backupWithholdingRate,
            long withholdMicros,
            List<String> reasons) {}

    @PostMapping("/api/v1/lab/tax/obligations")
    @Operation(
            summary = "Which form a year's payments to somebody ask for, and what has to be withheld",
            description = "Withholding is 24 % of what was paid, to the nearest micro-unit.")
    Answer obligations(@Valid @RequestBody Question asked) {
        try {
            TaxObligations.Answer answer = TaxObligations.decide(new TaxObligations.Question(
                    new TaxYear(asked.taxYear()),
                    asked.usPerson(),
                    false,
                    asked.paidMicros(),
                    TinState.valueOf(asked.tin()),
                    asked.irsNotice(),
                    asked.programmeThresholdMicros()));
            return new Answer(
                    answer.forms(),
                    answer.statutoryThresholdMicros(),
                    answer.reportable(),
                    BigDecimal.valueOf(answer.backupBasisPoints(), 4).stripTrailingZeros(),
                    answer.withholdMicros(),
                    answer.reasons());
        } catch (IllegalArgumentException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }
}
