/** Option values that must be numbers or dates. */
import { ExitCode, UserError } from "../errors.ts";

/** @throws {UserError} (usage) where it is not a whole number from 1 on. */
export function wholeNumber(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UserError(`${option} ${text} is not a whole number from 1 on`, `${option} 10`, ExitCode.usage);
  return value;
}

/** ISO 8601 alone: `new Date` takes "5" for May 2001, and "2026-02-30" for the second of March. */
const DATE =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?))?$/u;

/** A date such as 2026-11-01, or with a time; without a zone it is the machine's. @throws {UserError} (usage) */
export function dateOption(text: string, option: string): Date {
  const { day = "", time = "00:00:00" } = DATE.exec(text)?.groups ?? {};
  const value = new Date(`${day}T${time}`);
  if (Number.isNaN(value.getTime()) || !isOnCalendar(day))
    throw new UserError(`${option} ${text} is not a date`, `${option} 2026-11-01`, ExitCode.usage);
  return value;
}

const isOnCalendar = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
};
