/** Option values that must be numbers or dates. */
import { ExitCode, UserError } from "../errors.ts";

/** @throws {UserError} (usage) where it is not a whole number from 1 on. */
export function wholeNumber(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UserError(`${option} ${text} is not a whole number from 1 on`, `${option} 10`, ExitCode.usage);
  return value;
}

/** A date such as 2026-11-01, or with a time; without a zone it is the machine's. @throws {UserError} (usage) */
export function dateOption(text: string, option: string): Date {
  const value = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00`) : new Date(text);
  if (Number.isNaN(value.getTime()))
    throw new UserError(`${option} ${text} is not a date`, `${option} 2026-11-01`, ExitCode.usage);
  return value;
}
