package io.clearshare.admin.tax;

import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutCondition;
import io.clearshare.domain.kyc.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whether somebody has given a tax form that counts. */
@Component
class TaxFormOnFile implements PayoutCondition {

    private final TaxStandings standings;

    TaxFormOnFile(TaxStandings standings) {
        this.standings = standings;
    }

    @Override
    public String name() {
        return "TAX_FORM";
    }

    @Override
    public Requirement requirement() {
        return Requirement.TAX_FORM;
    }

    @Override
    public Finding judge(Payee payee) {
        return finding(standings.of(payee.influencerId()));
    }

    @Override
    public List<Finding> judgeAll(List<Payee> payees) {
        Map<String, TaxStanding> all =
                standings.of(payees.stream().map(Payee::influencerId).toList());
        return payees.stream()
                .map(payee -> finding(Objects.requireNonNull(all.get(payee.influencerId()))))
                .toList();
    }

    private static Finding finding(TaxStanding standing) {
        String missing = standing.formMissing();
        return missing.isEmpty()
                ? new Finding.Met("A tax form that counts is on file")
                : new Finding.Missing(Code.TAX_FORM_MISSING, missing);
    }
}
