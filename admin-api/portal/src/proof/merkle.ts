import { bytesOf, hexOf } from "./leaf";

const LEAF = 0;
const NODE = 1;

type Bytes = Uint8Array<ArrayBuffer>;

async function sha256(kind: number, ...parts: Bytes[]): Promise<Bytes> {
  const all = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  all[0] = kind;
  let at = 1;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all));
}

/** The largest power of two below a number above one. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The hash of the tree's part that holds the leaf; takes the path from its end, which is beside the root's child. */
async function climb(leaf: Bytes, index: number, size: number, path: readonly string[]): Promise<Bytes> {
  const beside = path.at(-1);
  if (size === 1) {
    if (beside !== undefined) throw new Error("The path is too long.");
    return sha256(LEAF, leaf);
  }
  if (beside?.length !== 64) throw new Error("The path is too short or broken.");
  const split = splitOf(size);
  const below = path.slice(0, -1);
  return index < split
    ? sha256(NODE, await climb(leaf, index, split, below), bytesOf(beside))
    : sha256(NODE, bytesOf(beside), await climb(leaf, index - split, size - split, below));
}

/**
 * The root that a leaf leads to (RFC 6962), in hex; computed here, by the browser's own cryptography.
 *
 * @throws when the path cannot belong to this place of a tree of this size
 */
export async function rootFrom(leaf: string, index: number, size: number, path: readonly string[]): Promise<string> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    throw new Error("There is no such place in the tree.");
  }
  return hexOf(await climb(bytesOf(leaf), index, size, path));
}
