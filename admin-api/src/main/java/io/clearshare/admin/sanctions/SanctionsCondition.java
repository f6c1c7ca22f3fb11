package io.clearshare.admin.sanctions;

import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutCondition;
import io.clearshare.admin.sanctions.ScreenAddress.Signing;
import io.clearshare.admin.settings.SanctionsSettings;
import io.clearshare.domain.kyc.Requirement;
import io.clearshare.domain.sanctions.ListAge;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody is paid whom an undecided or confirmed case concerns, or whose address the list of today names. */
@Component
@Order(10)
class SanctionsCondition implements PayoutCondition {

    private static final String HIT =
            "The address is on a sanctions list, or was; the programme has to look at it first";

    private final JdbcClient jdbc;
    private final ScreenAddress screen;
    private final SanctionsSettings policy;
    private final Clock clock;

    SanctionsCondition(JdbcClient jdbc, ScreenAddress screen, SanctionsSettings policy, Clock clock) {
        this.jdbc = jdbc;
        this.screen = screen;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param asOf null when there is no list */
    private record Standing(boolean blocked, @Nullable LocalDate asOf, int addresses, boolean named) {}

    @Override
    public String name() {
        return "SANCTIONS";
    }

    @Override
    public Requirement requirement() {
        return Requirement.SANCTIONS;
    }

    @Override
    public Finding judge(Payee payee) {
        return judgeAll(List.of(payee)).get(0);
    }

    @Override
    public List<Finding> judgeAll(List<Payee> payees) {
        List<Signing> signings = new ArrayList<>();
        for (Payee payee : payees) {
            UUID payoutId = payee.payoutId();
            if (payee.occasion() == Occasion.SIGNING && payoutId != null) {
                signings.add(new Signing(payee.influencerId(), payee.wallet(), payoutId));
            }
        }
        if (!signings.isEmpty()) {
            screen.screenForSigning(signings);
        }
        Map<String, Standing> standings = standings(payees);
        return payees.stream()
                .map(payee -> finding(payee, Objects.requireNonNull(standings.get(payee.influencerId()))))
                .toList();
    }

    private Finding finding(Payee payee, Standing standing) {
        if (standing.blocked() || standing.named()) {
            return new Finding.Blocked(Code.SANCTIONS_HIT, HIT);
        }
        LocalDate asOf = standing.asOf();
        if (payee.wallet().isEmpty()) {
            return new Finding.Met("There is no address to screen yet");
        }
        if (asOf == null) {
            return new Finding.Missing(
                    Code.SANCTIONS_NOT_SCREENED, "The programme has no sanctions list to screen the address against");
        }
        if (policy.staleBlocks() && ListAge.isStale(asOf, today(), policy.daysMax())) {
            return new Finding.Missing(
                    Code.SANCTIONS_NOT_SCREENED, "The programme's sanctions list is too old, as of " + asOf);
        }
        return new Finding.Met("Not on the list as of " + asOf + " of " + standing.addresses() + " addresses");
    }

    /** One look at everything; an address cleared against this very list is not named by it. */
    private Map<String, Standing> standings(List<Payee> payees) {
        Map<String, Standing> standings = new HashMap<>();
        jdbc.sql("""
                        SELECT asked.id, EXISTS (SELECT FROM sanctions_case c
                                   WHERE c.influencer_id = asked.id AND c.state <> 'cleared') AS blocked,
                               l.as_of, coalesce(l.addresses, 0) AS addresses,
                               EXISTS (SELECT FROM sanctions_address a
                                   WHERE a.list_id = l.list_id AND a.address = asked.wallet)
                               AND NOT EXISTS (SELECT FROM sanctions_case c WHERE c.influencer_id = asked.id
                                   AND c.wallet = asked.wallet AND c.cleared_list_id = l.list_id) AS named
                        FROM unnest(?::text[], ?::text[]) AS asked (id, wallet) LEFT JOIN
                            (SELECT * FROM sanctions_list ORDER BY list_id DESC LIMIT 1) l ON TRUE
                        """)
                .param(payees.stream().map(Payee::influencerId).toArray(String[]::new))
                .param(payees.stream().map(Payee::wallet).toArray(String[]::new))
                .query((row, n) -> standings.put(
                        row.getString("id"),
                        new Standing(
                                row.getBoolean("blocked"),
                                row.getObject("as_of", LocalDate.class),
                                row.getInt("addresses"),
                                row.getBoolean("named"))))
                .list();
        return standings;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
