import { INSTRUCTION_TEXTS, TRANSACTION_TEXTS } from './transaction-error-texts.mjs';

const TRANSACTION_NAMES = Object.keys(TRANSACTION_TEXTS);
const INSTRUCTION_NAMES = Object.keys(INSTRUCTION_TEXTS);

/**
 * The VM's typed error in the JSON form of the RPC, e.g. `{"InstructionError":[1,{"Custom":6}]}`.
 * @param {any} error what `FailedTransactionMetadata.err()` returns
 */
export function toRpc(error) {
  if (typeof error === 'number') return nameAt(TRANSACTION_NAMES, error);
  switch (error.constructor.name) {
    case 'TransactionErrorInstructionError':
      return { InstructionError: [error.index, instructionToRpc(error.err())] };
    case 'TransactionErrorDuplicateInstruction':
      return { DuplicateInstruction: error.index };
    case 'TransactionErrorInsufficientFundsForRent':
      return { InsufficientFundsForRent: { account_index: error.accountIndex } };
    case 'TransactionErrorProgramExecutionTemporarilyRestricted':
      return { ProgramExecutionTemporarilyRestricted: { account_index: error.accountIndex } };
  }
  throw new Error(`unknown transaction error ${error}`);
}

function instructionToRpc(error) {
  if (typeof error === 'number') return nameAt(INSTRUCTION_NAMES, error);
  if (typeof error.code === 'number') return { Custom: error.code };
  return 'BorshIoError';
}

function nameAt(names, index) {
  const name = names[index];
  if (name === undefined) throw new Error(`unknown error number ${index}`);
  return name;
}

/** The sentence Agave prints for an error. @param {any} error in RPC form */
export function describe(error) {
  if (typeof error === 'string') return TRANSACTION_TEXTS[error] ?? error;
  if (error.InstructionError) {
    const [index, cause] = error.InstructionError;
    return `Error processing Instruction ${index}: ${describeInstruction(cause)}`;
  }
  if (error.DuplicateInstruction !== undefined) {
    return `Transaction contains a duplicate instruction (${error.DuplicateInstruction}) that is not allowed`;
  }
  if (error.InsufficientFundsForRent) {
    const index = error.InsufficientFundsForRent.account_index;
    return `Transaction results in an account (${index}) with insufficient funds for rent`;
  }
  const index = error.ProgramExecutionTemporarilyRestricted.account_index;
  return `Execution of the program referenced by account at index ${index} is temporarily restricted.`;
}

function describeInstruction(cause) {
  if (typeof cause === 'string') return INSTRUCTION_TEXTS[cause] ?? cause;
  return `custom program error: 0x${cause.Custom.toString(16)}`;
}

const LANDS = new Set([
  'ProgramAccountNotFound',
  'InvalidProgramForExecution',
  'UnbalancedTransaction',
  'MaxLoadedAccountsDataSizeExceeded',
]);

/**
 * Whether a cluster puts a transaction failing this way into a block and charges the fee; the others never land.
 * A payer left below rent (account 0) is refused before execution.
 * @param {any} error in RPC form
 */
export function landsAsFailed(error) {
  if (typeof error === 'string') return LANDS.has(error);
  if (error.InsufficientFundsForRent) return error.InsufficientFundsForRent.account_index !== 0;
  return error.InstructionError !== undefined;
}
