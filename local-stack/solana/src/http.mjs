import { createServer } from 'node:http';
import { json } from './endpoint.mjs';

const BODY_BYTES_MAX = 1 << 20;
/** Longer than any client waits; a hanging request must not pile up for ever. */
const HANG_MILLIS = 180_000;
const KEEP_ALIVE_MILLIS = 120_000;
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** @typedef {import('./endpoint.mjs').Reply} Reply */

/**
 * The HTTP side; answers on loopback only.
 * @param {import('./endpoint.mjs').Endpoint} endpoint
 * @param {import('./control.mjs').Control} control
 */
export function httpServer(endpoint, control) {
  const server = createServer((request, response) => {
    route(request, endpoint, control)
      .catch((cause) => failure(cause))
      .then((reply) => send(response, reply));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MILLIS;
  return server;
}

/** @returns {Promise<Reply>} */
async function route(request, endpoint, control) {
  // A web page that resolves its own name to 127.0.0.1 must not reach this server.
  if (!LOOPBACK_HOST.test(request.headers.host ?? '')) return json({ error: 'loopback only' }, 403);
  const path = new URL(request.url, 'http://localhost').pathname;
  const body = await read(request);
  switch (`${request.method} ${path}`) {
    case 'POST /':
      return endpoint.handle(body);
    case 'GET /health':
      return { status: 200, type: 'text/plain', body: 'ok' };
    case 'GET /control':
      return json(control.state());
    case 'POST /control':
      return json(await control.obey(order(request, body)));
    case 'OPTIONS /':
      return { status: 204, type: 'text/plain', body: '' };
  }
  return json({ error: 'not found' }, 404);
}

function order(request, body) {
  // A form or image on some web page cannot send this type unasked.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new RangeError('send application/json');
  const value = JSON.parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RangeError('send a JSON object');
  return value;
}

async function read(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new RangeError(`the body is longer than ${BODY_BYTES_MAX} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function failure(cause) {
  if (cause instanceof RangeError || cause instanceof SyntaxError || cause instanceof TypeError) {
    return json({ error: cause.message }, 400);
  }
  process.stderr.write(`${cause.stack}\n`);
  return json({ error: 'internal error' }, 500);
}

function send(response, reply) {
  if (reply === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (reply === 'hang') {
    setTimeout(() => response.destroy(), HANG_MILLIS).unref();
    return;
  }
  response.writeHead(reply.status, { 'content-type': reply.type, ...CORS });
  response.end(reply.body);
}

/** Like public nodes: any page may ask, so that a proof can be checked in the browser. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type,solana-client',
  'access-control-allow-methods': 'POST, OPTIONS',
};
