import type { Role } from "../api/types";
import type { IconName } from "../ui/Icon";

export interface NavItem {
  to: string;
  label: string;
  icon: IconName;
}

const COMMISSION: NavItem = { to: "/programme/commission", label: "Commission", icon: "rates" };
const BONUSES: NavItem = { to: "/programme/bonuses", label: "Bonuses", icon: "earnings" };
const REVIEWS: NavItem = { to: "/programme/verification", label: "Verification", icon: "verified" };
const SANCTIONS: NavItem = { to: "/programme/sanctions", label: "Sanctions", icon: "blocked" };
const SAFETY: NavItem = { to: "/finance/safety", label: "Safety", icon: "stop" };
const AUDIT: NavItem = { to: "/audit", label: "Audit", icon: "audit" };
const FIGURES: NavItem = { to: "/analytics", label: "Analytics", icon: "figures" };
const WHAT_IF: NavItem = { to: "/analytics/what-if", label: "What if", icon: "whatIf" };

/** What each role finds in its navigation, in order; a phone shows them in one row. */
export const NAVIGATION: Record<Role, readonly NavItem[]> = {
  INFLUENCER: [
    { to: "/", label: "Overview", icon: "overview" },
    { to: "/earnings", label: "Earnings", icon: "earnings" },
    { to: "/payouts", label: "Payouts", icon: "payouts" },
    { to: "/wallet", label: "Wallet", icon: "wallet" },
    { to: "/verification", label: "Verification", icon: "verified" },
    { to: "/tax", label: "Tax", icon: "form" },
  ],
  FINANCE: [
    { to: "/finance", label: "Approvals", icon: "queue" },
    { to: "/finance/history", label: "History", icon: "history" },
    { to: "/finance/funds", label: "Funds", icon: "wallet" },
    REVIEWS,
    SANCTIONS,
    { to: "/finance/statements", label: "Statements", icon: "earnings" },
    { to: "/finance/tax", label: "Tax", icon: "form" },
    SAFETY,
    AUDIT,
    COMMISSION,
    BONUSES,
    FIGURES,
    WHAT_IF,
  ],
  ANALYST: [FIGURES, WHAT_IF, COMMISSION, { to: "/analytics/connect", label: "Connect", icon: "connect" }],
  ADMIN: [
    { to: "/admin", label: "Health", icon: "health" },
    { to: "/admin/dead-letters", label: "Dead letters", icon: "letters" },
    { to: "/admin/influencers", label: "Influencers", icon: "people" },
    { to: "/admin/fraud", label: "Fraud", icon: "cases" },
    REVIEWS,
    SANCTIONS,
    COMMISSION,
    BONUSES,
    SAFETY,
    AUDIT,
    FIGURES,
  ],
};
