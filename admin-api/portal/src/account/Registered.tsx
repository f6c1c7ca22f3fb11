import type { Registration } from "../api/types";
import { Chip } from "../ui/Chip";
import { CopyWide, Id } from "../ui/Copy";

/** What a newcomer gets at once: code, link, and what still stands before earning. */
export function Registered({ registration }: { registration: Registration }) {
  return (
    <section className="stack" aria-label="Your code and link" role="status">
      <div className="card link-card">
        <dl className="stack">
          <div>
            <dt className="muted small">Your code</dt>
            <dd className="link-text">
              <Id value={registration.code} label="code" whole />
            </dd>
          </div>
          <div>
            <dt className="muted small">Your link</dt>
            <dd className="link-text">{registration.link}</dd>
          </div>
        </dl>
        <CopyWide text={registration.link} label="Copy link" />
      </div>
      <div className="stack-tight">
        <p className="row">
          <span className="muted">Your application is</span> <Chip state={registration.state} />
        </p>
        {registration.blocking.length > 0 && (
          <>
            <p>Clicks are recorded from now on. Earning starts after:</p>
            <ul className="reasons">
              {registration.blocking.map((reason) => (
                <li key={reason.code}>
                  <span>{reason.message}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="muted">
        We have sent a sign-in link to your e-mail. There you see clicks and earnings as they happen.
      </p>
    </section>
  );
}
