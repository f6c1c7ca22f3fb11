package io.clearshare.admin.tax;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.domain.tax.ForeignPayments.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form that somebody gave, with its number hidden but for four digits.
 *
 * @param tinMasked      null when no number was given
 * @param toldToWithhold the person says that the authority has told them that payments to them are withheld from
 * @param validThrough   the last day of a form W-8; a form W-9 has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaxForm(
        UUID formId,
        String influencerId,
        int version,
        FormKind kind,
        String name,
        String businessName,
        String classification,
        Address address,
        @Nullable String tinType,
        @Nullable String tinMasked,
        @Nullable LocalDate birthDate,
        boolean toldToWithhold,
        Source servicesIn,
        String chapter3Status,
        String chapter4Status,
        Treaty treaty,
        @Nullable LocalDate validThrough,
        Signature signature) {

    /** Payments to these are neither reported on form 1099-NEC nor subject to backup withholding. */
    private static final Set<String> EXEMPT = Set.of("C_CORPORATION", "S_CORPORATION", "LLC_C", "LLC_S");

    record Address(String street, String city, String region, String postalCode, String country) {}

    /** @param basisPoints null without a claim */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Treaty(String country, String article, @Nullable Integer basisPoints) {}

    /** The record of the electronic signature. */
    record Signature(String name, String statementVersion, Instant at, String ipHash, String userAgent) {}

    boolean isUsPerson() {
        return kind == FormKind.W9;
    }

    boolean isExempt() {
        return isUsPerson() && EXEMPT.contains(classification);
    }

    boolean isValidOn(LocalDate day) {
        return validThrough == null || !day.isAfter(validThrough);
    }
}
