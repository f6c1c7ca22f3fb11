import { useMutation } from "@tanstack/react-query";
import * as Tabs from "@radix-ui/react-tabs";
import { useState, type FormEvent } from "react";
import { Link, Navigate, useSearchParams } from "react-router";
import { post } from "../api/client";
import { sentenceOf } from "../api/problem";
import { HOME, useMe, useSignIn } from "../app/session";
import { CodeField, Field } from "../ui/Field";
import { PageHead } from "../ui/PageHead";
import { Entry } from "./Entry";

function Partner() {
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: () => post<void>("/auth/magic-links", { email }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  if (ask.isSuccess) {
    return (
      <div className="notice" data-tone="good" role="status">
        <span>
          If {email} belongs to a partner, a sign-in link is on its way. It works once and only for a short time.
        </span>
        <button type="button" className="button small" onClick={() => ask.reset()}>
          Use another address
        </button>
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Field
        label="E-mail"
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        hint="We send you a link; there is no password."
      />
      {ask.error && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(ask.error)}
        </p>
      )}
      <button type="submit" className="button primary" disabled={ask.isPending}>
        {ask.isPending ? "Sending…" : "Send me a sign-in link"}
      </button>
    </form>
  );
}

function Staff() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password, ...(totp ? { totp } : {}) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Field
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <CodeField value={totp} onChange={setTotp} hint="Six digits, if your account has an authenticator." />
      {signIn.error && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(signIn.error)}
        </p>
      )}
      <button type="submit" className="button primary" disabled={signIn.isPending}>
        {signIn.isPending ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}

/** Only paths of this site: a link from elsewhere must not lead away after signing in. */
function localPath(to: string | null): string | undefined {
  return to && /^\/(?![/\\])/.test(to) ? to : undefined;
}

export function SignIn() {
  const me = useMe();
  const [query] = useSearchParams();
  if (me.data) return <Navigate to={localPath(query.get("to")) ?? HOME[me.data.role]} replace />;
  return (
    <Entry>
      <PageHead title="Sign in" />
      {query.get("link") === "expired" && (
        <p className="notice" data-tone="attention" role="status">
          That sign-in link is used or too old. Ask for a new one.
        </p>
      )}
      <Tabs.Root defaultValue={/^\/(finance|analytics|admin)/.test(query.get("to") ?? "") ? "staff" : "partner"}>
        <Tabs.List className="tabs" aria-label="Who signs in">
          <Tabs.Trigger value="partner">Partner</Tabs.Trigger>
          <Tabs.Trigger value="staff">Staff</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="partner" className="tab-body">
          <Partner />
        </Tabs.Content>
        <Tabs.Content value="staff" className="tab-body">
          <Staff />
        </Tabs.Content>
      </Tabs.Root>
      <p className="muted small">
        New here? <Link to="/register">Register and get your link at once</Link>
      </p>
      <p className="muted small">
        No account needed: <Link to="/verify">verify a payment, and whether there is enough for what is owed</Link>
      </p>
    </Entry>
  );
}
