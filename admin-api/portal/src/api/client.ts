import { noteServerDate } from "../app/clock";
import { problemOf } from "./problem";

const BASE = "/api/v1";

function csrfToken(): string | undefined {
  const entry = document.cookie.split("; ").find((cookie) => cookie.startsWith("XSRF-TOKEN="));
  return entry && decodeURIComponent(entry.slice("XSRF-TOKEN=".length));
}

function headers(method: string, body: unknown): HeadersInit {
  const result: Record<string, string> = { Accept: "application/json, application/problem+json" };
  if (body instanceof Blob) result["Content-Type"] = body.type;
  else if (body !== undefined)
    result["Content-Type"] = typeof body === "string" ? "text/plain;charset=UTF-8" : "application/json";
  const token = method === "GET" ? undefined : csrfToken();
  if (token) result["X-XSRF-TOKEN"] = token;
  return result;
}

/** A file or a text travels as it is, everything else as JSON. */
function bytesOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof Blob || typeof body === "string" ? body : JSON.stringify(body);
}

async function send(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const response = await fetch(BASE + path, {
    method,
    credentials: "same-origin",
    headers: headers(method, body),
    body: bytesOf(body),
    signal: signal ?? null,
  });
  noteServerDate(response.headers.get("date"));
  return response;
}

/** A session that began in another tab brings a new token with its next answer, so that is fetched once. */
async function sendWithToken(
  method: string,
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const response = await send(method, path, body, signal);
  if (response.ok || method === "GET") return response;
  const problem = await problemOf(response);
  if (problem.code !== "CSRF_TOKEN_MISSING") throw problem;
  await send("GET", "/auth/me", undefined, signal);
  return send(method, path, body, signal);
}

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await sendWithToken(method, path, body, signal);
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string, signal?: AbortSignal) => call<T>("GET", path, undefined, signal);
export const post = <T>(path: string, body?: unknown) => call<T>("POST", path, body);
export const remove = <T>(path: string) => call<T>("DELETE", path);
export const put = <T>(path: string, body?: unknown) => call<T>("PUT", path, body);

/** A path with its query, leaving out what is empty. */
export function withQuery(path: string, query: Record<string, string | undefined | null>): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}

export const segment = encodeURIComponent;
