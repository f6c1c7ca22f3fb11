const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const upToFour = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });
const percent = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 2 });

export function formatCount(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === "") return "–";
  const number = Number(value);
  return Number.isInteger(number) ? whole.format(number) : upToFour.format(number);
}

export function formatShare(value: number | string): string {
  return percent.format(Number(value));
}

/** The first and the last characters of a long id, enough to recognise it. */
export function shortId(id: string, head = 6, tail = 4): string {
  return id.length <= head + tail + 1 ? id : `${id.slice(0, head)}…${id.slice(-tail)}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
