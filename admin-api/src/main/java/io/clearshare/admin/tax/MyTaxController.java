package io.clearshare.admin.tax;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.admin.access.Caller;
import io.clearshare.admin.document.Download;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.Settings;
import io.clearshare.admin.settings.TaxSettings;
import io.clearshare.domain.tax.TaxYear;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What influencers give and get for their tax. */
@RestController
@RequestMapping("/api/v1/me/tax")
@Tag(name = "Tax")
class MyTaxController {

    private static final int AGENT_LENGTH_MAX = 300;

    private final SubmitTaxForm submit;
    private final TaxForms forms;
    private final TaxStandings standings;
    private final TaxPayments payments;
    private final Filings filings;
    private final ExportYear export;
    private final Settings settings;
    private final TaxSettings taxSettings;
    private final Clock clock;

    MyTaxController(
            SubmitTaxForm submit,
            TaxForms forms,
            TaxStandings standings,
            TaxPayments payments,
            Filings filings,
            ExportYear export,
            Settings settings,
            TaxSettings taxSettings,
            Clock clock) {
        this.submit = submit;
        this.forms = forms;
        this.standings = standings;
        this.payments = payments;
        this.filings = filings;
        this.export = export;
        this.settings = settings;
        this.taxSettings = taxSettings;
        this.clock = clock;
    }

    /**
     * Everything about my tax.
     *
     * @param statements       what is signed with each kind of form
     * @param thresholdMicros  from which total of this year a form is made; the lower of the law's and the programme's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MyTax(
            @Nullable TaxForm form,
            String formMissing,
            int withholdingBasisPoints,
            String withholdingReason,
            int year,
            long paidMicros,
            long withheldMicros,
            long thresholdMicros,
            int versions,
            List<Filing> filings,
            String statementVersion,
            Map<String, String> statements) {}

    @GetMapping
    @Operation(summary = "My tax form, what is withheld, this year's payments and the forms made for me")
    MyTax mine(@AuthenticationPrincipal Caller caller) {
        String id = caller.requireInfluencer();
        TaxStanding standing = standings.of(id);
        int year = LocalDate.ofInstant(clock.instant(), taxSettings.zone()).getYear();
        TaxYear taxYear = new TaxYear(year);
        TaxPayments.Total total = payments.of(id, taxYear, taxSettings.zone());
        return new MyTax(
                standing.form(),
                standing.formMissing(),
                standing.basisPoints(),
                standing.why(),
                year,
                total.grossMicros(),
                total.withheldMicros(),
                Math.min(taxYear.statutoryThresholdMicros(), taxSettings.reportFromMicros()),
                forms.of(id).size(),
                filings.of(id),
                Certification.VERSION,
                Map.of(
                        FormKind.W9.wireName(), Certification.text(FormKind.W9),
                        FormKind.W8BEN.wireName(), Certification.text(FormKind.W8BEN),
                        FormKind.W8BENE.wireName(), Certification.text(FormKind.W8BENE)));
    }

    @PostMapping(path = "/forms", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Give a form W-9, W-8BEN or W-8BEN-E; a further one replaces it")
    TaxForm give(
            @Valid @RequestBody GivenForm given, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        String agent = String.valueOf(request.getHeader(HttpHeaders.USER_AGENT));
        return submit.submit(
                caller.requireInfluencer(),
                given,
                new SubmitTaxForm.Device(
                        ipHash(request.getRemoteAddr()),
                        agent.substring(0, Math.min(AGENT_LENGTH_MAX, agent.length()))));
    }

    @GetMapping(path = "/filings/{id}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "A form 1099-NEC that was made for me")
    ResponseEntity<byte[]> filing(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        Filing filing = filings.find(id)
                .filter(found -> found.influencerId().equals(caller.influencerId()))
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no form " + id));
        return Download.pdf("1099-NEC-" + filing.taxYear() + "-v" + filing.version(), export.copyB(filing));
    }

    /** Keyed, so that the few addresses there are cannot be tried out. */
    private String ipHash(String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.linkSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("signature-ip:" + address).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
