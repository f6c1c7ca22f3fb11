import { lazy, Suspense, type ReactNode } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";
import { Register } from "../account/Register";
import { SignIn } from "../account/SignIn";
import { WalletChangeLink } from "../account/WalletChangeLink";
import type { Me, Role } from "../api/types";
import { Failed, Loading } from "../ui/states";
import { NotFound } from "./NotFound";
import { HOME, useMe } from "./session";
import { Shell } from "./Shell";

const Overview = lazy(() => import("../influencer/Overview"));
const Earnings = lazy(() => import("../influencer/Earnings"));
const Payouts = lazy(() => import("../influencer/Payouts"));
const Wallet = lazy(() => import("../influencer/Wallet"));
const Verification = lazy(() => import("../verification/Verification"));
const Reviews = lazy(() => import("../verification/Reviews"));
const Sanctions = lazy(() => import("../sanctions/Sanctions"));
const MyTax = lazy(() => import("../tax/MyTax"));
const TaxYears = lazy(() => import("../tax/TaxYears"));
const Statements = lazy(() => import("../statement/Statements"));
const Verify = lazy(() => import("../proof/Verify"));
const FundsPage = lazy(() => import("../finance/FundsPage"));
const Queue = lazy(() => import("../finance/Queue"));
const History = lazy(() => import("../finance/History"));
const Safety = lazy(() => import("../finance/Safety"));
const Audit = lazy(() => import("../audit/Audit"));
const Tiles = lazy(() => import("../analytics/Tiles"));
const WhatIf = lazy(() => import("../analytics/WhatIf"));
const Connect = lazy(() => import("../analytics/Connect"));
const Health = lazy(() => import("../admin/Health"));
const DeadLetters = lazy(() => import("../admin/DeadLetters"));
const Influencers = lazy(() => import("../admin/Influencers"));
const Bonuses = lazy(() => import("../bonus/Bonuses"));
const Commission = lazy(() => import("../commission/Commission"));
const FraudCases = lazy(() => import("../admin/FraudCases"));

interface Entry {
  path: string;
  page: ReactNode;
  roles: readonly Role[];
}

const STAFF: readonly Role[] = ["FINANCE", "ANALYST", "ADMIN"];

const PAGES: readonly Entry[] = [
  { path: "/", page: <Overview />, roles: ["INFLUENCER"] },
  { path: "/earnings", page: <Earnings />, roles: ["INFLUENCER"] },
  { path: "/payouts", page: <Payouts />, roles: ["INFLUENCER"] },
  { path: "/wallet", page: <Wallet />, roles: ["INFLUENCER"] },
  { path: "/verification", page: <Verification />, roles: ["INFLUENCER"] },
  { path: "/programme/verification", page: <Reviews />, roles: ["FINANCE", "ADMIN"] },
  { path: "/programme/sanctions", page: <Sanctions />, roles: ["FINANCE", "ADMIN"] },
  { path: "/tax", page: <MyTax />, roles: ["INFLUENCER"] },
  { path: "/finance/tax", page: <TaxYears />, roles: ["FINANCE", "ADMIN"] },
  { path: "/finance/statements", page: <Statements />, roles: ["FINANCE", "ADMIN"] },
  { path: "/finance", page: <Queue />, roles: ["FINANCE"] },
  { path: "/finance/funds", page: <FundsPage />, roles: ["FINANCE", "ADMIN"] },
  { path: "/finance/history", page: <History />, roles: ["FINANCE"] },
  { path: "/finance/safety", page: <Safety />, roles: ["FINANCE", "ADMIN"] },
  { path: "/audit", page: <Audit />, roles: ["FINANCE", "ADMIN"] },
  { path: "/analytics", page: <Tiles />, roles: STAFF },
  { path: "/analytics/what-if", page: <WhatIf />, roles: STAFF },
  { path: "/analytics/connect", page: <Connect />, roles: STAFF },
  { path: "/admin", page: <Health />, roles: ["ADMIN"] },
  { path: "/admin/dead-letters", page: <DeadLetters />, roles: ["ADMIN"] },
  { path: "/admin/influencers", page: <Influencers />, roles: ["ADMIN"] },
  { path: "/programme/bonuses", page: <Bonuses />, roles: ["FINANCE", "ADMIN"] },
  { path: "/programme/commission", page: <Commission />, roles: STAFF },
  { path: "/admin/fraud", page: <FraudCases />, roles: ["ADMIN"] },
];

/** A page of another role leads home; the server refuses its data anyway. */
function Guarded({ entry, me }: { entry: Entry; me: Me }) {
  if (!entry.roles.includes(me.role)) return <Navigate to={HOME[me.role]} replace />;
  return <Suspense fallback={<Loading label="Loading the page" height="16rem" />}>{entry.page}</Suspense>;
}

function ToSignIn() {
  const { pathname, search } = useLocation();
  if (new URLSearchParams(search).get("link") === "expired") return <Navigate to="/sign-in?link=expired" replace />;
  const to = pathname === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ to: pathname + search })}`;
  return <Navigate to={to} replace />;
}

function SignedIn() {
  const me = useMe();
  if (me.isPending)
    return (
      <main className="page">
        <Loading label="Loading" height="20rem" />
      </main>
    );
  if (me.error && me.data === undefined) {
    return (
      <main className="page">
        <Failed error={me.error} retry={() => void me.refetch()} what="Your account" />
      </main>
    );
  }
  const person = me.data;
  if (!person) return <ToSignIn />;
  return (
    <Routes>
      <Route element={<Shell me={person} />}>
        {PAGES.map((entry) => (
          <Route key={entry.path} path={entry.path} element={<Guarded entry={entry} me={person} />} />
        ))}
        <Route path="*" element={<NotFound home={HOME[person.role]} />} />
      </Route>
    </Routes>
  );
}

function Public() {
  return (
    <Suspense fallback={<Loading label="Loading the page" height="16rem" />}>
      <Verify />
    </Suspense>
  );
}

export function App() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignIn />} />
      <Route path="/register" element={<Register />} />
      <Route path="/wallet-change" element={<WalletChangeLink />} />
      {["/verify", "/verify/:id"].map((path) => (
        <Route key={path} path={path} element={<Public />} />
      ))}
      <Route path="*" element={<SignedIn />} />
    </Routes>
  );
}
