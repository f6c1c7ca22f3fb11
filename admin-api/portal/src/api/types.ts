/** The shapes of the API under /api/v1. Money is in integer micro-units, times are RFC 3339 in UTC. */

export type Role = "INFLUENCER" | "FINANCE" | "ANALYST" | "ADMIN";

export interface Me {
  role: Role;
  email: string;
  influencerId?: string | null;
  displayName?: string | null;
  stepUpUntil?: string | null;
}

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface Registration {
  influencerId: string;
  code: string;
  link: string;
  state: InfluencerState;
  blocking: Reason[];
}

/** The rate at which a payout's dollars become SOL. */
export interface SolTerms {
  lamports: number;
  usdMicros: number;
  source: string;
  publishedAt: string;
}

export interface PayoutCurrency {
  currency: "USDC" | "SOL";
}

/** From which balance payouts are made, in micro-USD. */
export interface PayoutThreshold {
  programmeMicros: number;
  ownMicros?: number;
  nowMicros: number;
}

/** A comparison of books, chain and earnings. */
export interface Reconciliation {
  number: number;
  beganAt: string;
  endedAt: string;
  comparisons: number;
  rowsCompared: number;
  differences: number;
  firstDifferences: string[];
  /** Why nothing could be compared; empty when it was. */
  trouble: string;
}

export interface ReconciliationPage {
  last?: Reconciliation | null;
  stale: boolean;
  items: Reconciliation[];
}

/** A payment on the chain that the books did not know. */
export interface FoundPayment {
  signature: string;
  payoutId: string;
  paidTo: string;
  paidIn: "USDC" | "SOL";
  units: number;
  paidAt: string;
  influencerId?: string | null;
  amountMicros?: number | null;
  booked: boolean;
}

/** Something an influencer was told about a payout. */
export interface Notice {
  number: number;
  kind: "PAID" | "UNPAID" | "BLOCKED";
  subject: string;
  body: string;
  at: string;
}

export interface MyNotices {
  mails: boolean;
  items: Notice[];
}

export interface Reason {
  code: string;
  message: string;
}

export type InfluencerState = "applied" | "vetting" | "active" | "declined" | "suspended" | "banned";

export interface EarningsByState {
  provisionalMicros: number;
  heldMicros: number;
  /** All that ever settled, what is in a payout or paid included. */
  settledMicros: number;
  reservedMicros: number;
  paidMicros: number;
  payableMicros: number;
}

/** The tier of this month, and what this month makes of the next; months are UTC. */
export interface Standing {
  month: string;
  tier: string;
  basisPoints: number;
  creditMicros: number;
  nextMonth: string;
  nextTier: string;
  nextBasisPoints: number;
  /** Null at the highest tier. */
  goal?: { tier: string; basisPoints: number; fromMicros: number; missingMicros: number } | null;
}

/** One UTC day. */
export interface SeriesPoint {
  at: string;
  clicks: number;
  signups: number;
  earnedMicros: number;
}

export interface Overview {
  influencerId: string;
  handle: string;
  state: InfluencerState;
  code: string;
  link: string;
  disclosure?: string | null;
  wallet?: string | null;
  completeUpTo?: string | null;
  clicks: number;
  countedClicks: number;
  uniqueVisitors: number;
  signups: number;
  activations: number;
  volumeMicros: number;
  feeMicros: number;
  earnings: EarningsByState;
  standing: Standing;
  payoutThresholdMicros: number;
  nextSettlesAt?: string | null;
  notPaidBecause: Reason[];
  series: SeriesPoint[];
}

export type EarningState = "provisional" | "held" | "settled" | "reversed" | "paid";

export interface Earning {
  earningId: string;
  conversionId: string;
  kind: string;
  code: string;
  amountMicros: number;
  state: EarningState;
  occurredAt: string;
  settlesAt: string;
  tier: number;
  platform: string;
  contentType: string;
  campaign: string;
  payoutLineId?: string | null;
  /** What limits keep of it, 0 for most. */
  capMicros?: number;
}

export interface PayoutLine {
  payoutLineId: string;
  earningId: string;
  amountMicros: number;
  kind: string;
  conversionId: string;
}

/** A transaction around the escrow, proven or on its way. */
export interface EscrowMove {
  signature: string;
  explorerUrl?: string | null;
  finalised: boolean;
}

export interface Escrow {
  state: "UNFUNDED" | "FUNDED" | "RELEASED" | "REFUNDED" | "FOUND";
  vaultOwner: string;
  fundedAt?: string | null;
  leftAt?: string | null;
  funding?: EscrowMove | null;
  refund?: EscrowMove | null;
  /** What the payout becomes once its amount is back, and why. */
  endsAs?: string | null;
  endReason?: string | null;
}

export interface Payout {
  payoutId: string;
  influencerId: string;
  handle: string;
  wallet: string;
  amountMicros: number;
  currency: string;
  sol?: SolTerms | null;
  state: string;
  band: string;
  createdAt: string;
  contentHash?: string | null;
  /** How many different people have to approve it, and who has. */
  approvalsNeeded?: number;
  approvals?: Approval[];
  approvedBy?: string | null;
  approvedAt?: string | null;
  signature?: string | null;
  explorerUrl?: string | null;
  finalisedAt?: string | null;
  refusedReason?: string | null;
  /** Why it waits, failed or was withdrawn. */
  reason?: string | null;
  /** What was kept back for the tax authority; the amount is the rest. */
  withheldMicros?: number;
  /** Where its amount is, when it goes through the escrow. */
  escrow?: Escrow | null;
  lineCount: number;
  /** The first of its lines. */
  lines: PayoutLine[];
}

export interface Approval {
  by: string;
  at: string;
}

/** What an approver compares and is warned of. */
export interface PayoutReview {
  change: "NEW_RECIPIENT" | "ADDRESS_CHANGED" | "AMOUNT_CHANGED" | "SAME";
  previous?: { payoutId: string; wallet: string; amountMicros: number; at: string } | null;
  anomalies: { code: string; asksForPerson: boolean; message: string }[];
  payee: { name: string; asked: boolean; passed: boolean; message: string }[];
}

export interface PayoutQueue {
  items: (Payout & { review: PayoutReview })[];
  /** What approving all of them binds. */
  batchHash: string;
  amountMicros: number;
  more: boolean;
}

export interface Stop {
  stopId: string;
  /** all, rail:<name> or influencer:<id> */
  scope: string;
  reason: string;
  open: boolean;
  stoppedBy: string;
  stoppedAt: string;
  agreedBy?: string | null;
  agreedAt?: string | null;
  resumedBy?: string | null;
  resumedAt?: string | null;
}

export interface BandLimits {
  version: number;
  automaticMicrosMax: number;
  oneApprovalMicrosMax: number;
  twoApprovalsMicrosMax: number;
}

export interface BandsVersion extends BandLimits {
  state: string;
  wantedFrom: string;
  inForceFrom?: string | null;
  reason: string;
  proposedBy: string;
  proposedAt: string;
  decidedBy?: string | null;
  decidedAt?: string | null;
}

export interface AuditEntry {
  no: number;
  at: string;
  actor: string;
  actorName: string;
  role: string;
  action: string;
  subject: string;
  reason: string;
  /** JSON as it was hashed. */
  details: string;
  previousHash: string;
  hash: string;
}

export interface AuditVerification {
  intact: boolean;
  records: number;
  headNo: number;
  headHash: string;
  anchoredHeads: number;
  forgedHeads: number[];
  brokenAt?: number | null;
  message?: string | null;
  at: string;
  tookMillis: number;
}

export interface Check {
  code: string;
  passed: boolean;
  message: string;
}

export interface PayoutDetail extends Payout {
  contentHash: string;
  checks: Check[];
  attempts: Attempt[];
  events: PayoutEvent[];
  ledger: BookEntry[];
  /** Only while it waits for approval. */
  review?: PayoutReview | null;
}

export interface PayoutEvent {
  at: string;
  state: string;
  actor: string;
  note: string;
}

/** A posting in the books, in the smallest part of its asset. */
export interface BookEntry {
  transactionId: string;
  reference: string;
  kind: string;
  account: string;
  asset: string;
  amount: number;
  at: string;
}

export interface Attempt {
  attempt: number;
  state: string;
  signature?: string | null;
  at: string;
  proof: string;
}

export interface WhyTouch {
  clickId: string;
  code: string;
  at: string;
  platform: string;
  evidence: string;
  influencerId: string;
  /** What each model gives it; a model that gives nothing is not named. */
  credits: Record<string, number>;
}

/** A posting, in the smallest part of its asset. */
export interface WhyPosting {
  transactionId: string;
  kind: string;
  account: string;
  asset: string;
  amountMicros: number;
  at: string;
}

/** An entry of the programme with the fields of its kind. */
export type ProgrammeEntry = { entity: string; version: number; effectiveFrom: string } & Record<string, unknown>;

export interface Why {
  /** Null while no payout has the line; so are payout, approval and signature. */
  payoutLine?: PayoutLine | null;
  payout?: Payout | null;
  earning: Omit<Earning, "payoutLineId"> & { influencerId: string; clickId: string };
  conversion: {
    id: string;
    type: string;
    at: string;
    pathAt: string;
    valueMicros: number;
    volumeMicros: number;
    userId: string;
    payingModel: string;
  };
  path: WhyTouch[];
  excluded: { clickId: string; code: string; at: string; reason: string }[];
  ruleVersion: number;
  programme: ProgrammeEntry[];
  /** What limits keep of the line; it pays its amount and these. */
  caps?: { earningId: string; amountMicros: number; note: string }[];
  ledger: WhyPosting[];
  approval?: { by: string; at: string; band: string; contentHash: string } | null;
  signature?: string | null;
  /** Why tax is kept back, for a line that does so. */
  withholding?: { reason: string } | null;
  /** What stands in the place of a conversion for a bonus. */
  bonus?: {
    month: string;
    reason: string;
    proposedByRole: string;
    proposedAt: string;
    confirmedByRole?: string | null;
    confirmedAt?: string | null;
  } | null;
}

export type ChartKind = "bar" | "line" | "table" | "number";
export type Unit = "micros" | "count" | "share" | "text" | "day" | "time" | "millis";

export interface TileColumn {
  name: string;
  unit: Unit;
}

export interface TileSummary {
  id: string;
  title: string;
  question: string;
  chart: ChartKind;
}

export interface Tile extends TileSummary {
  columns: TileColumn[];
  rows: (string | number | null)[][];
  completeUpTo?: string | null;
}

export interface WhatIfQuestion {
  model: string | null;
  window: string | null;
  campaign: string | null;
  schedule: { tiers: { fromMicros: number; basisPoints: number }[]; recomputeTiers: boolean } | null;
}

export interface WhatIfFigures {
  creditMicros: number;
  earnedMicros: number;
}

export interface WhatIfChange {
  now: WhatIfFigures;
  whatIf: WhatIfFigures;
  delta: WhatIfFigures;
}

/** One influencer; the id is empty for what nobody brought. */
export interface WhatIfLine extends WhatIfChange {
  influencerId: string;
  handle: string;
}

export interface WhatIfAnswer {
  influencers: WhatIfLine[];
  totals: WhatIfChange;
  rowsRead: number;
  tookMillis: number;
  completeUpTo: string;
}

export interface TopicHealth {
  topic: string;
  received: number;
  counted: number;
  repeats: number;
  deadLetters: number;
  beyondHorizon: number;
  lag: number;
}

export interface EventHealth {
  topics: TopicHealth[];
  inputLag: number;
  completeUpTo?: string | null;
  checkpointedAt?: string | null;
  spool?: { records: number; bytes: number } | null;
}

export interface DeadLetter {
  reason: string;
  detail: string;
  topic: string;
  partition: number;
  offset: number;
  eventId: string;
  occurredAt?: string | null;
  receivedAt: string;
  payload: string;
}

export interface Influencer {
  influencerId: string;
  handle: string;
  email?: string | null;
  state: InfluencerState;
  codes: string[];
  wallet?: string | null;
  createdAt?: string | null;
}

export interface FraudCase {
  caseId: string;
  rule: string;
  open: boolean;
  /** The newest decision; null while the case is open. */
  decision?: "confirmed" | "lifted" | null;
  note?: string | null;
  influencerId: string;
  handle?: string | null;
  code: string;
  hits: number;
  firstAt: string;
  lastAt: string;
}

export interface FraudHit {
  hitId: string;
  subjectType: string;
  subjectId: string;
  score: number;
  action: string;
  occurredAt: string;
  shadow: boolean;
  evidence: Record<string, unknown>;
}

export interface FraudCaseDetail extends FraudCase {
  evidence: FraudHit[];
}

export interface Tier {
  name: string;
  fromMicros: number;
  basisPoints: number;
}

export interface ScheduleVersion {
  /** 0 is what holds before anything is published. */
  version: number;
  effectiveFrom?: string | null;
  tiers: Tier[];
  state: string;
  recordedBy?: string | null;
  recordedAt?: string | null;
  reason: string;
}

export interface Schedules {
  items: ScheduleVersion[];
  bountyMicros: number;
  activationThresholdMicros: number;
  rebateBasisPoints: number;
}

export interface Bonus {
  bonusId: string;
  influencerId: string;
  handle: string;
  /** Negative to take an earlier one back. */
  amountMicros: number;
  month: string;
  reason: string;
  state: string;
  proposedBy: string;
  proposedRole: string;
  proposedAt: string;
  decidedBy?: string | null;
  decidedRole?: string | null;
  decidedAt?: string | null;
}

export interface Limit {
  scope: string;
  handle: string;
  period: string;
  /** Null when the limit is lifted. */
  limitMicros?: number | null;
  version: number;
  effectiveFrom: string;
  inForce: boolean;
}

export interface SimulatedTier {
  tier: number;
  name: string;
  basisPoints: number;
}

export interface Simulated {
  influencerId: string;
  handle: string;
  nowMicros: number;
  thenMicros: number;
  deltaMicros: number;
  earnedMicros: number;
  months: {
    month: string;
    creditMicros: number;
    tierNow: SimulatedTier;
    tierThen: SimulatedTier;
    nowMicros: number;
    thenMicros: number;
  }[];
}

export interface Simulation {
  totals: {
    influencers: number;
    lines: number;
    winners: number;
    losers: number;
    nowMicros: number;
    thenMicros: number;
    deltaMicros: number;
    earnedMicros: number;
  };
  influencers: Simulated[];
  /** A second account by which a wash-trading ring would profit. */
  ring?: { feesMicros: number; profitMicros: number; message: string } | null;
}

export interface Progress {
  inputLag: number;
  completeUpTo?: string | null;
  checkpointedAt?: string | null;
}

/** The exchange of one payout address for another. */
export interface WalletChange {
  changeId: string;
  influencerId: string;
  handle: string;
  beforeWallet: string;
  wallet: string;
  state: "awaiting_confirmation" | "cooling_off" | "applied" | "cancelled" | "expired";
  askedAt: string;
  confirmUntil: string;
  effectiveAt?: string | null;
  closedAt?: string | null;
  reason: string;
}

export interface WalletState {
  wallet?: string | null;
  change?: WalletChange | null;
}

/** Something that stands, or could stand, between somebody and being paid. */
export interface PayoutCondition {
  name: string;
  /** Whether this installation asks for it. */
  asked: boolean;
  passed: boolean;
  message: string;
}

export interface IdentityDocument {
  documentId: string;
  kind: string;
  mediaType: string;
  bytes: number;
  uploadedAt: string;
}

export type IdentityState = "none" | "started" | "pending" | "verified" | "retry" | "declined" | "unknown";

export interface Verification {
  provider: string;
  state: IdentityState;
  reason: string;
  changedAt?: string | null;
  /** Whether documents can be handed in here now. */
  handsIn: boolean;
  documents: IdentityDocument[];
  tier: "ACCRUE" | "LIMITED" | "FULL";
  limitedMicros: number;
  paidMicros: number;
  conditions: PayoutCondition[];
}

export interface IdentityCheck {
  checkId: string;
  influencerId: string;
  handle: string;
  provider: string;
  state: IdentityState;
  reason: string;
  startedAt: string;
  changedAt: string;
}

export interface IdentityFact {
  at: string;
  state: string;
  kind: string;
  by: string;
  reason: string;
  receivedAt: string;
}

export interface IdentityCheckDetail {
  check: IdentityCheck;
  /** Null when a provider knows instead of us. */
  person?: { legalName: string; country: string } | null;
  documents: IdentityDocument[];
  facts: IdentityFact[];
}

export interface SanctionsList {
  listId: number;
  name: string;
  asOf: string;
  sourceHash: string;
  addresses: number;
  screened: number;
  hits: number;
  importedAt: string;
  importedBy: string;
}

export interface SanctionsLists {
  now: {
    asOf?: string | null;
    addresses: number;
    daysMax: number;
    stale: boolean;
    staleBlocks: boolean;
    openCases: number;
    warning?: string | null;
  };
  items: SanctionsList[];
}

export interface SanctionsCase {
  caseId: string;
  influencerId: string;
  handle: string;
  wallet: string;
  assets: string;
  listAsOf: string;
  occasion: string;
  state: "open" | "confirmed" | "cleared";
  openedAt: string;
  reportBy: string;
  decidedAt?: string | null;
  decidedBy?: string | null;
  note: string;
}

export interface SanctionsScreening {
  wallet: string;
  occasion: string;
  payoutId?: string | null;
  listAsOf: string;
  hit: boolean;
  firstAt: string;
  lastAt: string;
  times: number;
}

export interface SanctionsCaseDetail {
  sanctionsCase: SanctionsCase;
  screenings: SanctionsScreening[];
}
