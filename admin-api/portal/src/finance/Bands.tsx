import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get } from "../api/client";
import { sentenceOf } from "../api/problem";
import type { BandLimits, BandsVersion } from "../api/types";
import { useMe } from "../app/session";
import { dollarsText, parseDollars } from "../commission/rates";
import { Chip } from "../ui/Chip";
import { Area, CodeField, Field } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { useConfirmed } from "./useConfirmed";

const PATH = "/payouts/bands";
const TONES: Record<string, string> = { proposed: "open", confirmed: "good", refused: "refused" };

interface InForce {
  inForce: BandLimits;
  versions: BandsVersion[];
}

function columns(decide?: (version: BandsVersion) => void): readonly Column<BandsVersion>[] {
  return [
    {
      name: "Version",
      cell: (version) =>
        decide && version.state === "proposed" ? (
          <button type="button" className="text-button" onClick={() => decide(version)}>
            {`Decide version ${version.version}`}
          </button>
        ) : (
          version.version
        ),
    },
    { name: "State", cell: (version) => <Chip state={TONES[version.state] ?? "open"}>{version.state}</Chip> },
    {
      name: "Proposed",
      cell: (version) => (
        <span className="break">
          {version.proposedBy}
          <span className="sub">{version.reason}</span>
        </span>
      ),
    },
    { name: "Decided", cell: (version) => <span className="break">{version.decidedBy}</span> },
    { name: "In force", cell: (version) => version.inForceFrom && <Time at={version.inForceFrom} /> },
    { name: "Automatic to", numeric: true, cell: (version) => <Money micros={version.automaticMicrosMax} /> },
    { name: "One to", numeric: true, cell: (version) => <Money micros={version.oneApprovalMicrosMax} /> },
    { name: "Two to", numeric: true, cell: (version) => <Money micros={version.twoApprovalsMicrosMax} /> },
  ];
}

function Wrong({ error }: { error: unknown }) {
  return error ? (
    <p className="notice" data-tone="bad" role="alert">
      {sentenceOf(error)}
    </p>
  ) : null;
}

function Propose({ inForce, onClose }: { inForce: BandLimits; onClose: () => void }) {
  const { send, totp, setTotp, asksFactor, ready } = useConfirmed(PATH, onClose);
  const [automatic, setAutomatic] = useState(dollarsText(inForce.automaticMicrosMax));
  const [one, setOne] = useState(dollarsText(inForce.oneApprovalMicrosMax));
  const [two, setTwo] = useState(dollarsText(inForce.twoApprovalsMicrosMax));
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({
      path: PATH,
      body: {
        automaticMicrosMax: parseDollars(automatic),
        oneApprovalMicrosMax: parseDollars(one),
        twoApprovalsMicrosMax: parseDollars(two),
        reason: reason.trim(),
      },
    });
  };
  const amount = (label: string, value: string, set: (text: string) => void) => (
    <Field
      label={label}
      required
      inputMode="decimal"
      value={value}
      wrong={parseDollars(value) === undefined ? "An amount in dollars" : undefined}
      onChange={(event) => set(event.target.value)}
    />
  );
  return (
    <Modal
      kind="dialog"
      title="Propose bands"
      description="They hold once another member of finance confirms them."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        {amount("Automatic up to, in dollars", automatic, setAutomatic)}
        {amount("One approver up to, in dollars", one, setOne)}
        {amount("Two approvers up to, in dollars", two, setTwo)}
        <Area
          label="Reason"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {asksFactor && <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />}
        <Wrong error={send.error} />
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={!ready}>
            Propose
          </button>
        </div>
      </form>
    </Modal>
  );
}

function Decide({ version, onClose }: { version: BandsVersion; onClose: () => void }) {
  const { send, totp, setTotp, asksFactor, ready } = useConfirmed(PATH, onClose);
  const decide = (decision: string) => send.mutate({ path: `${PATH}/${version.version}/${decision}` });
  return (
    <Modal kind="dialog" title={`Decide version ${version.version}`} description={version.reason} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          decide("confirm");
        }}
      >
        {asksFactor && <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />}
        <Wrong error={send.error} />
        <div className="modal-foot">
          <button type="button" className="button danger" disabled={!ready} onClick={() => decide("refuse")}>
            Refuse
          </button>
          <button type="submit" className="button primary" disabled={!ready}>
            Confirm
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** Whose consent which amount needs, and how that came about. */
export function Bands() {
  const finance = useMe().data?.role === "FINANCE";
  const [proposing, setProposing] = useState(false);
  const [deciding, setDeciding] = useState<BandsVersion>();
  const bands = useQuery({ queryKey: [PATH], queryFn: ({ signal }) => get<InForce>(PATH, signal) });
  return (
    <section className="card" aria-labelledby="bands-title">
      <header>
        <h2 id="bands-title">Approval bands</h2>
        {finance && bands.data && (
          <button type="button" className="button small" onClick={() => setProposing(true)}>
            Propose…
          </button>
        )}
        <p>
          Whose consent a payout needs. Small ones wait for a person, too, when the address is new or shared or the
          amount is far above the usual.
        </p>
      </header>
      <Loaded query={bands} what="The bands" height="8rem">
        {({ inForce, versions }) => (
          <div className="stack">
            <p>
              {inForce.version === 0 ? "The operator's setting holds" : `Version ${inForce.version} holds`}: automatic
              up to <Money micros={inForce.automaticMicrosMax} />, one approver up to{" "}
              <Money micros={inForce.oneApprovalMicrosMax} />, two up to{" "}
              <Money micros={inForce.twoApprovalsMicrosMax} />, above it the escrow band.
            </p>
            {versions.length > 0 && (
              <Table
                caption="Versions of the bands"
                columns={columns(finance ? setDeciding : undefined)}
                rows={versions}
                keyOf={(version) => String(version.version)}
              />
            )}
            {proposing && <Propose inForce={inForce} onClose={() => setProposing(false)} />}
          </div>
        )}
      </Loaded>
      {deciding && <Decide version={deciding} onClose={() => setDeciding(undefined)} />}
    </section>
  );
}
