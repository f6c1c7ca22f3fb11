package io.clearshare.admin.tax;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.domain.tax.TinState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was paid in a year, and what follows.
 *
 * @param form          the kind of the form they gave, null without any
 * @param withheldMicros what was kept back
 * @param state         of the form 1099-NEC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recipient(
        String influencerId,
        String handle,
        @Nullable FormKind form,
        @Nullable String tinMasked,
        TinState tin,
        boolean usPerson,
        long paidMicros,
        long withheldMicros,
        int payments,
        State state,
        List<String> reasons,
        @Nullable UUID filingId,
        @Nullable Integer version) {

    /** Where the form 1099-NEC of a recipient is. */
    enum State {
        /** None is asked for. */
        NOT_DUE,
        /** One has to be made. */
        DUE,
        /** The last one made says what is known. */
        MADE,
        /** What is known now differs from the last one made. */
        CORRECTION_DUE
    }
}
