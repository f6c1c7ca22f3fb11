package io.clearshare.admin.settings;

import io.clearshare.domain.tax.Tin;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who pays in the eyes of the tax authority, and on which terms payments are reported.
 *
 * @param zone                decides to which tax year a payment belongs
 * @param reportFromMicros    from which total of a year the programme reports, where the law asks for less
 * @param withholdWithoutForm whether somebody who gave no form counts as a US person without a number, as the law presumes
 * @param tinKeys             keys of stored numbers as {@code id:base64} with commas between, or empty; the last one encrypts
 * @param tinKeyfile          where such keys stand, one a line, unless {@code tinKeys} has them; made at first need
 */
@ConfigurationProperties("clearshare.tax")
public record TaxSettings(
        Payer payer,
        ZoneId zone,
        long reportFromMicros,
        boolean withholdWithoutForm,
        String tinKeys,
        @Nullable Path tinKeyfile) {

    public TaxSettings {
        if (reportFromMicros < 0) {
            throw new IllegalArgumentException("CLEARSHARE_TAX_REPORT_FROM_MICROS is negative");
        }
    }

    /** The programme as it stands on forms; empty where it reports to nobody in the United States. */
    public record Payer(String name, String ein, String street, String city, String state, String zip, String phone) {

        public Payer {
            if (!ein.isEmpty() && Tin.check(Tin.Type.EIN, ein) instanceof Tin.Check.Invalid) {
                throw new IllegalArgumentException("CLEARSHARE_TAX_PAYER_EIN is no EIN");
            }
        }

        public boolean isSet() {
            return !name.isEmpty() && !ein.isEmpty() && !street.isEmpty() && !city.isEmpty();
        }
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "TaxSettings[" + zone + "]";
    }
}
