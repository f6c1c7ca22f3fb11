package io.clearshare.admin.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How payouts are approved, as far as bands do not say it.
 *
 * @param escrow what becomes of payouts above the last band
 */
@ConfigurationProperties("clearshare.approval")
public record ApprovalSettings(Escrow escrow) {

    /** Ways to treat the escrow band. */
    public enum Escrow {
        /** They are paid like others once two people have approved them. */
        TWO_APPROVALS,
        /** They wait: nobody can approve them. */
        WAIT
    }
}
