package io.clearshare.admin.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How payouts are approved, as far as bands do not say it.
 *
 * @param escrow what becomes of payouts above the last band that the escrow does not take
 */
@ConfigurationProperties("clearshare.approval")
public record ApprovalSettings(Escrow escrow) {

    /** Ways to treat the escrow band. */
    public enum Escrow {
        /** Payouts in USDC go through the escrow, and the API does not start without one; others as below. */
        ESCROW,
        /** They are paid like others once two people have approved them. */
        TWO_APPROVALS,
        /** They wait: nobody can approve them. */
        WAIT
    }
}
