import type { Overview } from "../api/types";
import { CopyButton, CopyWide, Id } from "../ui/Copy";
import { Icon } from "../ui/Icon";

const QR = "/api/v1/me/qr.svg";

function Disclosure({ text }: { text: string }) {
  return (
    <div className="stack-tight">
      <span className="muted small">Say it in every post</span>
      <span className="copy">
        <span>{text}</span>
        <CopyButton text={text} label="Copy disclosure" />
      </span>
    </div>
  );
}

/** The partner's link: to copy, as a QR code, and with the disclosure that belongs to it. */
export function LinkCard({ overview }: { overview: Overview }) {
  return (
    <section className="card link-card" aria-labelledby="link-title">
      <div className="row-between">
        <h2 id="link-title">Your link</h2>
        <span className="row small">
          <span className="muted">Code</span> <Id value={overview.code} label="code" whole />
        </span>
      </div>
      <span className="link-text">{overview.link.replace(/^https?:\/\//, "")}</span>
      <div className="row">
        <CopyWide text={overview.link} label="Copy link" />
        <a className="button" href={QR} download={`clearshare-${overview.code}.svg`}>
          <Icon name="download" /> QR code
        </a>
      </div>
      <img className="qr" src={QR} alt={`QR code of ${overview.link}`} width="136" height="136" />
      {overview.disclosure && <Disclosure text={overview.disclosure} />}
    </section>
  );
}
