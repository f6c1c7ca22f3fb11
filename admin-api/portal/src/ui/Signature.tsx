import { Id } from "./Copy";
import { Icon } from "./Icon";

/** The signature of a transfer on Solana, with the way to look it up where an explorer knows the chain. */
export function Signature({ value, explorerUrl }: { value: string; explorerUrl?: string | null }) {
  return (
    <span className="row">
      <Id value={value} label="signature" />
      {explorerUrl && (
        <a className="small external" href={explorerUrl} target="_blank" rel="noreferrer">
          Explorer <Icon name="external" />
          <span className="visually-hidden">(opens in a new tab)</span>
        </a>
      )}
    </span>
  );
}
