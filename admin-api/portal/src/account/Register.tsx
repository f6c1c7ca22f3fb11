import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Link } from "react-router";
import { post } from "../api/client";
import { sentenceOf } from "../api/problem";
import type { Registration } from "../api/types";
import { Field } from "../ui/Field";
import { PageHead } from "../ui/PageHead";
import { Entry } from "./Entry";
import { Registered } from "./Registered";

const PLATFORMS = [
  ["x", "X"],
  ["youtube", "YouTube"],
  ["tiktok", "TikTok"],
  ["instagram", "Instagram"],
  ["telegram", "Telegram"],
  ["discord", "Discord"],
] as const;

interface Application {
  handle: string;
  email: string;
  wallet?: string;
  platforms?: string[];
}

function Platforms({ chosen, onChange }: { chosen: string[]; onChange: (platforms: string[]) => void }) {
  const toggle = (platform: string) =>
    onChange(chosen.includes(platform) ? chosen.filter((other) => other !== platform) : [...chosen, platform]);
  return (
    <div className="field" role="group" aria-label="Where you post">
      <span className="label">
        Where you post <span className="muted small">(optional)</span>
      </span>
      <div className="filters">
        {PLATFORMS.map(([value, label]) => (
          <button key={value} type="button" aria-pressed={chosen.includes(value)} onClick={() => toggle(value)}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

function Form({
  submit,
  pending,
  error,
}: {
  submit: (application: Application) => void;
  pending: boolean;
  error: unknown;
}) {
  const [handle, setHandle] = useState("");
  const [email, setEmail] = useState("");
  const [wallet, setWallet] = useState("");
  const [platforms, setPlatforms] = useState<string[]>([]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = platforms.length > 0 ? { platforms } : {};
    submit({
      handle: handle.trim(),
      email: email.trim(),
      ...(wallet.trim() ? { wallet: wallet.trim() } : {}),
      ...chosen,
    });
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <Field
        label="Handle"
        required
        maxLength={64}
        autoComplete="nickname"
        value={handle}
        onChange={(event) => setHandle(event.target.value)}
        hint="The name your followers know; your code is made from it."
      />
      <Field
        label="E-mail"
        type="email"
        required
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        hint="You sign in by a link sent here."
      />
      <Field
        label="Solana wallet (optional)"
        value={wallet}
        onChange={(event) => setWallet(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        hint="Where USDC is paid. You can add it later."
      />
      <Platforms chosen={platforms} onChange={setPlatforms} />
      {Boolean(error) && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      <button type="submit" className="button primary" disabled={pending}>
        {pending ? "Registering…" : "Get my code and link"}
      </button>
    </form>
  );
}

export function Register() {
  const register = useMutation({
    mutationFn: (application: Application) => post<Registration>("/registrations", application),
  });
  return (
    <Entry>
      {register.data ? (
        <>
          <PageHead title="Your link is ready" />
          <Registered registration={register.data} />
        </>
      ) : (
        <>
          <PageHead title="Become a partner">Your code and link work at once, and you see what they earn.</PageHead>
          <Form submit={register.mutate} pending={register.isPending} error={register.error} />
          <p className="muted small">
            Already registered? <Link to="/sign-in">Sign in</Link>
          </p>
        </>
      )}
    </Entry>
  );
}
