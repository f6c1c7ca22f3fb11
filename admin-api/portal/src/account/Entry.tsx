import type { ReactNode } from "react";
import { Mark } from "../ui/Mark";

/** The frame of the pages before sign-in. The drawing is the promise: one thread, click to signature. */
export function Entry({ children }: { children: ReactNode }) {
  return (
    <div className="entry">
      <aside className="entry-aside" aria-label="About Clearshare">
        <Mark />
        <svg className="thread" viewBox="0 0 420 220" aria-hidden="true" fill="none">
          <path
            d="M8 196C90 196 96 132 150 132s54 44 104 44 52-128 158-150"
            stroke="#f0b541"
            strokeWidth="2.5"
            strokeLinecap="round"
          />
          <g fill="#0f4c3f" stroke="#eef6f2" strokeWidth="2">
            <circle cx="8" cy="196" r="6" />
            <circle cx="150" cy="132" r="6" />
            <circle cx="254" cy="176" r="6" />
            <circle cx="412" cy="26" r="6" fill="#f0b541" stroke="#f0b541" />
          </g>
          <g fill="#cfe2da" fontSize="13" fontFamily="inherit">
            <text x="4" y="174">
              click
            </text>
            <text x="128" y="112">
              sign-up
            </text>
            <text x="238" y="204">
              trade
            </text>
            <text x="330" y="22">
              signature
            </text>
          </g>
        </svg>
        <h2>Every cent, followed from the click that earned it to the signature that paid it.</h2>
      </aside>
      <div className="entry-main">
        <main>{children}</main>
      </div>
    </div>
  );
}
