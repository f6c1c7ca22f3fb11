const PATHS = {
  overview: "M3 12.5 10 4l7 8.5M5.5 10v6.5h9V10",
  earnings: "M4 16.5V11m4 5.5V7m4 9.5v-4m4 4V4",
  payouts: "M3 6.5h14v9H3zM3 9.5h14M13 13h1.5",
  form: "M5 3h7l3 3v11H5zM8 8.500h4M8 11.500h4M8 14.500h2",
  wallet: "M4 6.5h12.5v10H4a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1H14v1M13.5 11.5h3",
  queue: "M4 5.5h12M4 10h12M4 14.5h7",
  history: "M3.5 10a6.5 6.5 0 1 0 2-4.7M3.5 3.5v3.5H7M10 6.5V10l2.5 1.5",
  figures: "M3.5 16.5h13M4.5 12.5 8 8.5l3 2.5 5-6",
  rates: "M3.5 16.5h3.500v-4H3.500zM8.250 16.500h3.500v-8h-3.500zM13 16.500h3.500v-12.500H13z",
  whatIf:
    "M3 10h3.500c3.500 0 3-5 6.500-5h4M6.500 10c3.500 0 3 5 6.500 5h4M14.500 2.500 17 5l-2.500 2.500M14.500 12.500 17 15l-2.500 2.500",
  connect:
    "M7.5 12.5 12.5 7.5M8.5 6l1.2-1.2a3.2 3.2 0 0 1 4.5 4.5L13 10.500M7 9.500l-1.200 1.200a3.200 3.200 0 0 0 4.500 4.500l1.200-1.200",
  health: "M2.5 10.500h3l2-5 4 9 2-4h4",
  letters: "M3 5.500h14v9.500H3zM3.500 6 10 11.500 16.500 6",
  people:
    "M7.500 9.500a2.750 2.750 0 1 0 0-5.500 2.750 2.750 0 0 0 0 5.500ZM2.500 16.500c.4-3 2.200-4.500 5-4.500s4.600 1.500 5 4.500M13 4.300a2.750 2.750 0 0 1 0 4.900M14.500 12.300c1.800.6 2.800 2 3 4.200",
  cases: "M10 3 4 5.500v4.300c0 3.500 2.400 6 6 7.200 3.600-1.200 6-3.700 6-7.200V5.500zM10 7v3.500M10 13v.1",
  verified: "M10 3 4 5.500v4.300c0 3.500 2.400 6 6 7.200 3.600-1.200 6-3.700 6-7.200V5.500zM7.300 10l2 2 3.500-4",
  blocked: "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM5.500 5.500l9 9",
  stop: "M7 3h6l4 4v6l-4 4H7l-4-4V7zM7 10h6",
  audit: "M5 3.500h10v13H5zM7.500 7h5M7.500 10h5M7.500 13h3",
  copy: "M7.500 7.500h8v8.500h-8zM12.500 7.500V4h-8v8.500h3",
  check: "m4 10.500 4 4 8-9",
  cross: "m5 5 10 10M15 5 5 15",
  external: "M8 5H4.500v10.500H15V12M11 4.500h4.500V9M15.500 4.500 9 11",
  download: "M10 3.500v9M6.500 9.500 10 13l3.500-3.500M4 16.500h12",
  signOut: "M8 4H4.500v12H8M8.500 10h8M13.500 7l3 3-3 3",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative line icon; its meaning is always said in words beside it or in the button's label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
