import { CopyButton } from "../ui/Copy";
import { PageHead } from "../ui/PageHead";
import { CONNECTIONS, QUERIES, type Example } from "./examples";

function Code({ example }: { example: Example }) {
  return (
    <div className="stack-tight">
      <h3>{example.title}</h3>
      {example.note && <p className="small muted">{example.note}</p>}
      <div className="code-block">
        <pre tabIndex={0} aria-label={example.title}>
          <code>{example.text}</code>
        </pre>
        <CopyButton text={example.text} label={`Copy ${example.title}`} />
      </div>
    </div>
  );
}

/** How to reach the same data from the analyst's own tools. */
export default function Connect() {
  return (
    <>
      <PageHead title="Connect with SQL">
        The views in the database clearshare hold exact rows: what you count there is what every page here shows.
      </PageHead>
      <section className="card stack wide" aria-labelledby="connect-title">
        <header>
          <h2 id="connect-title">Connections</h2>
          <p>
            Use the read-only analyst user. Its password is in the environment as CLICKHOUSE_PASSWORD, never in a
            command.
          </p>
        </header>
        {CONNECTIONS.map((example) => (
          <Code key={example.title} example={example} />
        ))}
      </section>
      <section className="card stack wide" aria-labelledby="queries-title">
        <header>
          <h2 id="queries-title">First questions</h2>
          <p>Money is in integer micro-units: 1,000,000 is one dollar.</p>
        </header>
        {QUERIES.map((example) => (
          <Code key={example.title} example={example} />
        ))}
      </section>
    </>
  );
}
