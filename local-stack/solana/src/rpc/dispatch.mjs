import { RpcError, internalError, invalidRequest, methodNotFound } from '../errors.mjs';
import { accountMethods } from './accounts.mjs';
import { nodeMethods } from './node.mjs';
import { sendingMethods } from './sending.mjs';
import { statusMethods } from './statuses.mjs';
import { transactionMethods } from './transactions.mjs';

const METHODS = new Map(
  Object.entries({ ...nodeMethods, ...accountMethods, ...sendingMethods, ...statusMethods, ...transactionMethods }),
);

/** The names of all methods. @returns {string[]} */
export const methodNames = () => [...METHODS.keys()];

/**
 * Answers one JSON-RPC request.
 * @param {any} request @param {import('./node.mjs').Call} call
 */
export function answer(request, call) {
  const id = request?.id ?? null;
  try {
    if (!isRequest(request)) throw invalidRequest();
    const method = METHODS.get(request.method);
    if (method === undefined) throw methodNotFound();
    return { jsonrpc: '2.0', result: method(call, request.params ?? []), id };
  } catch (cause) {
    if (!(cause instanceof RpcError)) process.stderr.write(`${request?.method}: ${cause.stack}\n`);
    const error = cause instanceof RpcError ? cause : internalError();
    return { jsonrpc: '2.0', error: error.toJson(), id };
  }
}

function isRequest(request) {
  if (typeof request !== 'object' || request === null || request.jsonrpc !== '2.0') return false;
  const { method, params } = request;
  return typeof method === 'string' && (params === undefined || params === null || Array.isArray(params));
}
