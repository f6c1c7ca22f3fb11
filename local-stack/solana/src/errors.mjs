/** A refusal in JSON-RPC terms: the codes and texts are Agave's. */
export class RpcError extends Error {
  /** @param {number} code @param {string} message @param {unknown} [data] */
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }

  toJson() {
    const error = { code: this.code, message: this.message };
    return this.data === undefined ? error : { ...error, data: this.data };
  }
}

export const parseError = () => new RpcError(-32700, 'Parse error');
export const invalidRequest = () => new RpcError(-32600, 'Invalid request');
export const methodNotFound = () => new RpcError(-32601, 'Method not found');
/** @param {string} message */
export const invalidParams = (message) => new RpcError(-32602, message);
export const internalError = () => new RpcError(-32603, 'Internal error');

/** @param {string} reason @param {object} result */
export const preflightFailure = (reason, result) =>
  new RpcError(-32002, `Transaction simulation failed: ${reason}`, result);
export const signatureVerificationFailure = () => new RpcError(-32003, 'Transaction signature verification failure');
/** @param {number} slots */
export const nodeBehind = (slots) =>
  new RpcError(-32005, `Node is behind by ${slots} slots`, { numSlotsBehind: slots });
export const signatureLengthMismatch = () => new RpcError(-32013, 'Transaction signature length mismatch');
/** @param {number} slot */
export const blockNotAvailable = (slot) => new RpcError(-32004, `Block not available for slot ${slot}`);
/** @param {number} version */
export const unsupportedVersion = (version) =>
  new RpcError(
    -32015,
    `Transaction version (${version}) is not supported by the requesting client. ` +
      'Please try the request again with the following configuration parameter: ' +
      `"maxSupportedTransactionVersion": ${version}`,
  );
/** @param {number} contextSlot */
export const minContextSlotNotReached = (contextSlot) =>
  new RpcError(-32016, 'Minimum context slot has not been reached', { contextSlot });
