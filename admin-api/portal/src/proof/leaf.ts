/** A line as its leaf says it: read from the bytes that are hashed, so that nothing else is believed. */
export interface LeafLine {
  payoutId: string;
  lineId: string;
  kind: string;
  amountMicros: bigint;
}

const FORM = "clearshare-line-1";
const COLON = 58;
const LINE_FEED = 10;

export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) throw new Error("These are no bytes in hex.");
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Each field is its length in bytes, a colon, its UTF-8 bytes and a line feed. */
function fieldsOf(bytes: Uint8Array): string[] {
  const text = new TextDecoder("utf-8", { fatal: true });
  const fields: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const colon = bytes.indexOf(COLON, at);
    const length = Number(text.decode(bytes.subarray(at, colon)));
    const end = colon + 1 + length;
    if (colon <= at || !Number.isSafeInteger(length) || bytes[end] !== LINE_FEED) throw new Error("broken field");
    fields.push(text.decode(bytes.subarray(colon + 1, end)));
    at = end + 1;
  }
  return fields;
}

/** Undefined when the bytes are not a line of the known form. */
export function lineOf(leaf: string): LeafLine | undefined {
  try {
    const [form, payoutId, lineId, kind, amount, salt, ...more] = fieldsOf(bytesOf(leaf));
    if (form !== FORM || more.length > 0 || !/^[0-9a-f]{32}$/.test(salt ?? "")) return undefined;
    if (!payoutId || !lineId || kind === undefined || !/^-?\d+$/.test(amount ?? "")) return undefined;
    return { payoutId, lineId, kind, amountMicros: BigInt(amount ?? "") };
  } catch {
    return undefined;
  }
}
