/** What the API gives to check a payment with; amounts are in the asset's smallest unit. */

export interface PayoutProof {
  payoutId: string;
  memo: string;
  root: string;
  signature?: string | null;
  explorerUrl?: string | null;
  wallet: string;
  asset: Asset;
  mint: string;
  units: number;
  size: number;
  lines: LineProof[];
}

export interface LineProof {
  payoutLineId: string;
  earningId: string;
  index: number;
  /** The line's bytes in hex. */
  leaf: string;
  path: string[];
}

export type Asset = "USDC" | "SOL";

/** One line's proof, complete: what "Copy the proof" gives, and what the public page reads. */
export interface Proof {
  form: "clearshare-proof-1";
  payoutId: string;
  signature: string;
  wallet: string;
  asset: Asset;
  mint: string;
  units: number;
  root: string;
  size: number;
  index: number;
  leaf: string;
  path: string[];
}

export interface PublicPayout {
  payoutId: string;
  signature: string;
  state: "open" | "landed" | "failed" | "expired";
  asset: Asset;
  mint: string;
  units: number;
  address: string;
  memo: string;
  root?: string | null;
  signedAt: string;
  finalisedAt?: string | null;
  slot?: number | null;
  explorerUrl?: string | null;
}

export interface FundsSample {
  sampledAt: string;
  currency: Asset;
  slot: number;
  address: string;
  holdings: number;
  payable: number;
  reserved: number;
  inFlight: number;
  missing: number;
}

export interface FundsProof {
  /** Empty while the chain does not answer. */
  live: FundsSample[];
  samples: FundsSample[];
}

export interface FundsLevels {
  treasury: string;
  signer: string;
  usdcMicros: number;
  allowanceMicros: number;
  lamports: number;
  low: string[];
  /** The escrow's, which large payouts go through; none where there is no escrow. */
  vault?: { address: string; owner: string; usdcMicros: number } | null;
}
