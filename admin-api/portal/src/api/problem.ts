/** A refusal of the API, told by its problem document (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** What is wrong with which field, where the server says so. */
  readonly fields: Record<string, string>;

  constructor(status: number, code: string, sentence: string, fields: Record<string, string> = {}) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  /** Whether the person only has to prove the second factor again. */
  get asksStepUp(): boolean {
    return this.status === 403 && /step.?up/i.test(this.code);
  }
}

const SENTENCES: Record<number, string> = {
  401: "You are not signed in, or your session has ended.",
  403: "Your role may not do this.",
  404: "There is nothing at this address.",
  429: "Too many requests. Wait a moment and try again.",
};

interface ProblemDocument {
  type?: string;
  title?: string;
  detail?: string;
  code?: string;
  fields?: Record<string, string>;
}

export async function problemOf(response: Response): Promise<Problem> {
  const document = await readDocument(response);
  const code = document.code ?? document.type?.split(/[/:]/).pop() ?? "";
  const sentence =
    document.detail ??
    SENTENCES[response.status] ??
    document.title ??
    `The server answered with status ${response.status}.`;
  return new Problem(response.status, code, sentence, document.fields);
}

async function readDocument(response: Response): Promise<ProblemDocument> {
  if (!response.headers.get("content-type")?.includes("json")) return {};
  try {
    return (await response.json()) as ProblemDocument;
  } catch {
    return {};
  }
}

export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (error instanceof TypeError) return "The server cannot be reached. Check your connection and try again.";
  return error instanceof Error ? error.message : "Something went wrong.";
}
