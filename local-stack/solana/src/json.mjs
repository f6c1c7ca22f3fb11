const MARK = '\u0001n';
const MARKED = /"\\u0001n(-?\d+)"/g;

/**
 * JSON with u64 values written as plain numbers, as Agave does, although JavaScript would round them.
 * @param {unknown} value
 */
export function stringify(value) {
  const text = JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? MARK + v : v));
  return text.replace(MARKED, '$1');
}

/** @param {bigint} value a number while it is exact */
export const exact = (value) => (value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value);
