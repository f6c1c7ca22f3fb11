package io.clearshare.admin.tax;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form 1099-NEC as it was made.
 *
 * @param corrects the one before it, null for the first
 * @param formId   the form W-9 that name, address and number were taken from, null when there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Filing(
        UUID filingId,
        String influencerId,
        int taxYear,
        int version,
        @Nullable UUID corrects,
        long grossMicros,
        long withheldMicros,
        @Nullable UUID formId,
        Instant madeAt) {

    boolean isCorrection() {
        return corrects != null;
    }
}
