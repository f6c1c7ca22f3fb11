package io.clearshare.admin.tax;

import static io.clearshare.admin.tax.GivenForm.orEmpty;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.tax.ForeignPayments;
import io.clearshare.domain.tax.ForeignPayments.Source;
import io.clearshare.domain.tax.Tin;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Checks a form, encrypts its number and stores it as the newest version. */
@Component
class SubmitTaxForm {

    private static final Set<String> W9_CLASSES =
            Set.of("INDIVIDUAL", "C_CORPORATION", "S_CORPORATION", "PARTNERSHIP", "TRUST", "LLC_C", "LLC_S", "LLC_P");
    private static final Set<String> ENTITY_CLASSES =
            Set.of("CORPORATION", "PARTNERSHIP", "TRUST", "DISREGARDED_ENTITY", "GOVERNMENT", "TAX_EXEMPT");
    private static final String FOREIGN_NUMBER = "[A-Za-z0-9./ -]{4,30}";

    private final TaxForms forms;
    private final TinVault vault;
    private final Clock clock;

    SubmitTaxForm(TaxForms forms, TinVault vault, Clock clock) {
        this.forms = forms;
        this.vault = vault;
        this.clock = clock;
    }

    /** Where the signature came from. */
    record Device(String ipHash, String userAgent) {}

    /** @throws Refused naming the field that needs attention, never its content */
    TaxForm submit(String influencerId, GivenForm given, Device device) {
        check(given);
        String number = number(given);
        UUID formId = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int version = forms.newest(influencerId).map(TaxForm::version).orElse(0) + 1;
        TaxForm form = form(formId, influencerId, version, given, number.isEmpty(), device, now);
        try {
            forms.add(form, lastFour(number), number.isEmpty() ? null : vault.seal(number, formId));
        } catch (DuplicateKeyException e) {
            throw new Refused(CommonProblem.CONFLICT, "Another form was given at the same moment");
        }
        return forms.find(formId).orElseThrow();
    }

    private static void check(GivenForm given) {
        if (!given.statementVersion().equals(Certification.VERSION)) {
            throw new Refused(
                    TaxProblem.STATEMENT_CHANGED,
                    "Read and agree to version " + Certification.VERSION,
                    Map.of("statementVersion", Certification.VERSION));
        }
        boolean us = given.country().equals("US");
        switch (given.kind()) {
            case W9 -> {
                require(W9_CLASSES.contains(orEmpty(given.classification())), "classification", "one of " + W9_CLASSES);
                require(us, "country", "a form W-9 has an address in the United States");
                require(orEmpty(given.region()).matches("[A-Z]{2}"), "region", "two letters of a state, as in CA");
                require(orEmpty(given.postalCode()).matches("[0-9]{5}(-[0-9]{4})?"), "postalCode", "a ZIP code");
                require(!"FOREIGN".equals(given.tinType()), "tinType", "SSN, ITIN or EIN");
            }
            case W8BEN -> {
                require(!us, "country", "a form W-8BEN is for people outside the United States");
                require(given.birthDate() != null || given.tin() != null, "birthDate", "needed without a number");
            }
            case W8BENE -> {
                require(!us, "country", "a form W-8BEN-E is for entities outside the United States");
                String status = orEmpty(given.chapter3Status());
                require(ENTITY_CLASSES.contains(status), "chapter3Status", "one of " + ENTITY_CLASSES);
                require(!orEmpty(given.chapter4Status()).isEmpty(), "chapter4Status", "needed for an entity");
            }
        }
        boolean claims = given.treatyBasisPoints() != null;
        require(!claims || !orEmpty(given.treatyCountry()).isEmpty(), "treatyCountry", "needed for a claim");
        require(!claims || given.kind() != FormKind.W9, "treatyBasisPoints", "not on a form W-9");
    }

    /** The number in its plain form, or empty. */
    private static String number(GivenForm given) {
        String text = given.tin() == null ? "" : given.tin().value().strip();
        String type = orEmpty(given.tinType());
        if (text.isEmpty()) {
            return "";
        }
        require(!type.isEmpty(), "tinType", "needed with a number");
        if (type.equals("FOREIGN")) {
            require(text.matches(FOREIGN_NUMBER), "tin", "4 to 30 letters and digits");
            return text;
        }
        Tin.Check check = Tin.check(Tin.Type.valueOf(type), text);
        if (check instanceof Tin.Check.Valid valid) {
            return valid.tin().digits();
        }
        throw wrong("tin", check instanceof Tin.Check.Invalid invalid ? invalid.reason() : "");
    }

    private static TaxForm form(
            UUID formId,
            String influencerId,
            int version,
            GivenForm given,
            boolean withoutNumber,
            Device device,
            Instant now) {
        boolean w9 = given.kind() == FormKind.W9;
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Source source = given.servicesIn() == null || w9 ? defaultSource(w9) : given.servicesIn();
        return new TaxForm(
                formId,
                influencerId,
                version,
                given.kind(),
                given.name().strip(),
                orEmpty(given.businessName()),
                given.kind() == FormKind.W8BEN ? "INDIVIDUAL" : classification(given),
                new TaxForm.Address(
                        given.street().strip(),
                        given.city().strip(),
                        orEmpty(given.region()),
                        orEmpty(given.postalCode()),
                        given.country()),
                withoutNumber ? null : given.tinType(),
                null,
                given.birthDate(),
                given.toldToWithhold() && w9,
                source,
                given.kind() == FormKind.W8BEN ? "INDIVIDUAL" : orEmpty(given.chapter3Status()),
                orEmpty(given.chapter4Status()),
                new TaxForm.Treaty(
                        orEmpty(given.treatyCountry()), orEmpty(given.treatyArticle()), given.treatyBasisPoints()),
                w9 ? null : ForeignPayments.w8ValidThrough(today),
                new TaxForm.Signature(
                        given.signedName().strip(),
                        given.statementVersion(),
                        now,
                        device.ipHash(),
                        device.userAgent()));
    }

    private static String classification(GivenForm given) {
        return given.kind() == FormKind.W9 ? orEmpty(given.classification()) : orEmpty(given.chapter3Status());
    }

    private static Source defaultSource(boolean w9) {
        return w9 ? Source.UNITED_STATES : Source.FOREIGN;
    }

    private static String lastFour(String number) {
        return number.substring(Math.max(0, number.length() - 4));
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw wrong(field, message);
        }
    }

    private static Refused wrong(String field, String message) {
        return new Refused(
                CommonProblem.INVALID_REQUEST,
                "Fields that need attention: [" + field + "]",
                Map.of("fields", Map.of(field, message)));
    }
}
