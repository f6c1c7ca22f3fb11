const SHOWN_MAX = 8_000;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Bytes of unknown origin as text that can do no harm: laid out if they are JSON, control and
 * direction characters written as escapes, and cut at a bound.
 */
export function showPayload(payload: string): string {
  const text = (isJson(payload) ? indented(payload) : payload).replace(CONTROL, escaped);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}\n… ${text.length - SHOWN_MAX} more characters` : text;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/**
 * Moves only the white space between the tokens. Parsing and printing again would round long
 * numbers and lose the first of two equal keys, which may be just why the record was refused.
 */
function indented(json: string): string {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  return tokens
    .map((token, index) => {
      if (token === "{" || token === "[") {
        depth += 1;
        return isClosing(tokens[index + 1]) ? token : token + line();
      }
      if (isClosing(token)) {
        depth -= 1;
        return isOpening(tokens[index - 1]) ? token : line() + token;
      }
      if (token === ",") return token + line();
      return token === ":" ? ": " : token;
    })
    .join("");
}

const isOpening = (token: string | undefined) => token === "{" || token === "[";
const isClosing = (token: string | undefined) => token === "}" || token === "]";
