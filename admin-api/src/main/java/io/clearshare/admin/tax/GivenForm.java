package io.clearshare.admin.tax;

import io.clearshare.domain.tax.ForeignPayments.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A form as it comes in.
 *
 * <p>Forms of the tax authority are written in Latin letters.
 *
 * @param statementVersion of the text that was agreed to
 * @param signedName       the name typed as a signature
 */
record GivenForm(
        @NotNull FormKind kind,

        @NotBlank @Size(max = 80) @Pattern(regexp = GivenForm.LATIN, message = GivenForm.LATIN_ONLY)
        String name,

        @Nullable @Size(max = 80) @Pattern(regexp = GivenForm.LATIN, message = GivenForm.LATIN_ONLY)
        String businessName,

        @Nullable @Size(max = 40) @Pattern(regexp = "[A-Z_]*")
        String classification,

        @NotBlank @Pattern(regexp = "[A-Z]{2}", message = "two letters, as in US or DE")
        String country,

        @NotBlank @Size(max = 80) @Pattern(regexp = GivenForm.LATIN, message = GivenForm.LATIN_ONLY)
        String street,

        @NotBlank @Size(max = 40) @Pattern(regexp = GivenForm.LATIN, message = GivenForm.LATIN_ONLY)
        String city,

        @Nullable @Size(max = 40) @Pattern(regexp = GivenForm.LATIN, message = GivenForm.LATIN_ONLY)
        String region,

        @Nullable @Size(max = 12) @Pattern(regexp = "[A-Za-z0-9 -]*")
        String postalCode,

        @Nullable @Pattern(regexp = "SSN|ITIN|EIN|FOREIGN") String tinType,
        @Schema(implementation = String.class) @Nullable HiddenText tin,
        @Nullable LocalDate birthDate,
        boolean toldToWithhold,
        @Nullable Source servicesIn,

        @Nullable @Size(max = 40) @Pattern(regexp = "[A-Z_]*")
        String chapter3Status,

        @Nullable @Size(max = 40) @Pattern(regexp = "[A-Z_]*")
        String chapter4Status,

        @Nullable @Pattern(regexp = "|[A-Z]{2}") String treatyCountry,

        @Nullable @Size(max = 40) @Pattern(regexp = GivenForm.LATIN, message = GivenForm.LATIN_ONLY)
        String treatyArticle,

        @Nullable @Min(0) @Max(3_000) Integer treatyBasisPoints,

        @NotBlank @Size(max = 80) @Pattern(regexp = GivenForm.LATIN, message = GivenForm.LATIN_ONLY)
        String signedName,

        @NotBlank @Size(max = 20) String statementVersion,

        @AssertTrue(message = "the statement has to be agreed to")
        boolean agreed) {

    private static final String LATIN = "[\\p{IsLatin}\\p{M}0-9 .,'’&()/#-]*";
    private static final String LATIN_ONLY = "Latin letters, digits and . , ' & ( ) / # - only";

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
