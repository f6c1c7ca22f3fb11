import { useEffect, useRef } from "react";
import { NavLink, Outlet, useLocation } from "react-router";
import type { Me } from "../api/types";
import { StopBanner } from "../finance/StopBanner";
import { Icon } from "../ui/Icon";
import { Mark } from "../ui/Mark";
import { NAVIGATION } from "./nav";
import { HOME, useSignOut } from "./session";

const ROLE_WORDS = { INFLUENCER: "Partner", FINANCE: "Finance", ANALYST: "Analyst", ADMIN: "Programme" } as const;

/** After a change of page, reading starts at the new page, not at the link that was followed. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.focus();
  }, [pathname]);
  return main;
}

function Account({ me }: { me: Me }) {
  const signOut = useSignOut();
  return (
    <div className="who">
      <div className="identity">
        <strong>{me.displayName || me.email}</strong>
        <span>{ROLE_WORDS[me.role]}</span>
      </div>
      <button
        type="button"
        className="button quiet small"
        onClick={() => signOut.mutate()}
        disabled={signOut.isPending}
      >
        <Icon name="signOut" /> Sign out
      </button>
    </div>
  );
}

/** The frame of every signed-in page: landmarks, navigation by role, and the page itself. */
export function Shell({ me }: { me: Me }) {
  const main = useFocusOnNavigation();
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <div className="shell">
        <header className="rail">
          <Mark to={HOME[me.role]} />
          <nav aria-label="Main">
            <ul>
              {NAVIGATION[me.role].map((item) => (
                <li key={item.to}>
                  <NavLink to={item.to} end>
                    <Icon name={item.icon} />
                    {item.label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <Account me={me} />
        </header>
        <main className="page" id="main" ref={main} tabIndex={-1}>
          <StopBanner me={me} />
          <Outlet />
        </main>
      </div>
    </>
  );
}
