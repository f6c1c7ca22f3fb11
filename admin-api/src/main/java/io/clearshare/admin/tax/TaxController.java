package io.clearshare.admin.tax;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.StaffNames;
import io.clearshare.admin.document.Download;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.settings.TaxSettings;
import io.clearshare.domain.tax.TaxYear;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tax for finance: who was paid what in a year, which forms follow, and the files. */
@RestController
@RequestMapping("/api/v1/tax")
@Tag(name = "Tax")
class TaxController {

    private final TaxYears years;
    private final TaxPayments payments;
    private final TaxForms forms;
    private final TaxStandings standings;
    private final TaxNotices notices;
    private final Filings filings;
    private final MakeFilings make;
    private final ExportYear export;
    private final Influencers influencers;
    private final StaffNames staff;
    private final TaxSettings settings;
    private final Clock clock;

    TaxController(
            TaxYears years,
            TaxPayments payments,
            TaxForms forms,
            TaxStandings standings,
            TaxNotices notices,
            Filings filings,
            MakeFilings make,
            ExportYear export,
            Influencers influencers,
            StaffNames staff,
            TaxSettings settings,
            Clock clock) {
        this.years = years;
        this.payments = payments;
        this.forms = forms;
        this.standings = standings;
        this.notices = notices;
        this.filings = filings;
        this.make = make;
        this.export = export;
        this.influencers = influencers;
        this.staff = staff;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A year.
     *
     * @param over          whether its forms can be made
     * @param firstYear     the first one with a payment
     * @param thisYear      in the programme's tax zone
     * @param payerMissing  whether the programme's own name and number are not set
     */
    record Year(
            int year,
            boolean over,
            int firstYear,
            int thisYear,
            String zone,
            long statutoryThresholdMicros,
            long programmeThresholdMicros,
            boolean payerMissing,
            List<Recipient> recipients) {}

    /** Somebody's forms, numbers hidden, and what the authority said. */
    record Person(TaxStanding standing, List<TaxForm> forms, List<TaxNotices.Notice> notices, List<Filing> filings) {}

    record Given(
            @NotNull TaxNotices.Kind kind,
            @NotBlank @Size(max = 500) String note) {}

    @GetMapping("/years/{year}")
    @Operation(summary = "Everybody who was paid in a year, and which forms follow")
    Year year(@PathVariable int year) {
        TaxYear taxYear = taxYear(year);
        int thisYear = LocalDate.ofInstant(clock.instant(), settings.zone()).getYear();
        List<Recipient> recipients = years.recipients(taxYear);
        return new Year(
                year,
                thisYear > year,
                payments.firstYear(settings.zone()).orElse(thisYear),
                thisYear,
                settings.zone().getId(),
                taxYear.statutoryThresholdMicros(),
                settings.reportFromMicros(),
                !settings.payer().isSet(),
                recipients);
    }

    @PostMapping("/years/{year}/forms")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make the forms 1099-NEC that are due, and corrections of those that have changed")
    List<Filing> make(@PathVariable int year, @AuthenticationPrincipal Caller caller) {
        return make.make(taxYear(year), caller.subject());
    }

    @GetMapping(path = "/years/{year}/iris.csv", produces = "text/csv")
    @Operation(
            summary = "The forms of a year for the IRIS portal of the IRS, with full numbers",
            description = "First versions, or with corrections=true the corrections; 100 records a part.")
    ResponseEntity<byte[]> iris(
            @PathVariable int year,
            @RequestParam(defaultValue = "false") boolean corrections,
            @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int part,
            @AuthenticationPrincipal Caller caller) {
        String name = "iris-1099-nec-" + year + (corrections ? "-corrections" : "") + "-" + part;
        return Download.csv(name, export.iris(taxYear(year), corrections, part, caller.subject()));
    }

    @GetMapping(path = "/years/{year}/1042-s.csv", produces = "text/csv")
    @Operation(summary = "What forms 1042-S of a year are filled with, with full numbers")
    ResponseEntity<byte[]> foreign(@PathVariable int year, @AuthenticationPrincipal Caller caller) {
        return Download.csv("1042-s-" + year, export.foreign(taxYear(year), caller.subject()));
    }

    @GetMapping(path = "/filings/{id}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "A form 1099-NEC that was made, copy B")
    ResponseEntity<byte[]> filing(@PathVariable UUID id) {
        Filing filing =
                filings.find(id).orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no form " + id));
        String name = "1099-NEC-" + filing.taxYear() + "-" + filing.influencerId() + "-v" + filing.version();
        return Download.pdf(name, export.copyB(filing));
    }

    @GetMapping("/influencers/{id}")
    @Operation(summary = "Somebody's tax forms with hidden numbers, and what the authority said")
    Person person(@PathVariable String id) {
        requireKnown(id);
        Map<String, String> names = staff.emailBySubject();
        List<TaxNotices.Notice> named = notices.of(id).stream()
                .map(notice -> new TaxNotices.Notice(
                        notice.influencerId(),
                        notice.kind(),
                        notice.note(),
                        notice.at(),
                        names.getOrDefault(notice.actor(), notice.actor())))
                .toList();
        return new Person(standings.of(id), forms.of(id), named, filings.of(id));
    }

    @PostMapping("/influencers/{id}/notices")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter what the tax authority said about somebody")
    Person notice(@PathVariable String id, @Valid @RequestBody Given given, @AuthenticationPrincipal Caller caller) {
        requireKnown(id);
        notices.add(id, given.kind(), given.note().strip(), caller.subject());
        return person(id);
    }

    private void requireKnown(String id) {
        if (influencers.find(id).isEmpty()) {
            throw new Refused(CommonProblem.NOT_FOUND, "There is no influencer " + id);
        }
    }

    private static TaxYear taxYear(int year) {
        try {
            return new TaxYear(year);
        } catch (IllegalArgumentException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }
}
