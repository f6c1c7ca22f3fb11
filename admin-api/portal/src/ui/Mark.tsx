import { Link } from "react-router";

/** The name with its mark: a coin with the thread that runs through it. */
export function Mark({ to = "/" }: { to?: string }) {
  return (
    <Link className="brand" to={to} aria-label="Clearshare, home">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#0f4c3f" stroke="rgb(255 255 255 / 22%)" />
        <circle cx="16" cy="16" r="8.5" fill="none" stroke="#fff" strokeWidth="2.5" />
        <path d="M4 20.500 28 11.500" stroke="#f0b541" strokeWidth="2.5" strokeLinecap="round" />
      </svg>
      Clearshare
    </Link>
  );
}
