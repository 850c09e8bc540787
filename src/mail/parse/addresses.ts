import type { AddressObject, EmailAddress, HeaderValue } from "mailparser";
import type { Address } from "../message.ts";

const entriesOf = (value: unknown): readonly EmailAddress[] =>
  typeof value === "object" && value !== null && "html" in value ? (value as AddressObject).value : [];

const flatten = (entry: EmailAddress): readonly EmailAddress[] => entry.group?.flatMap(flatten) ?? [entry];

const lowerDomain = (address: string): string => {
  const at = address.lastIndexOf("@");
  return address.slice(0, at) + address.slice(at).toLowerCase();
};

/** The addresses of a header as mailparser gives it: groups opened, entries without `local@domain` left out. */
export const readAddresses = (value: HeaderValue | undefined): Address[] => {
  const objects: readonly unknown[] = Array.isArray(value) ? value : [value];
  return objects
    .flatMap(entriesOf)
    .flatMap(flatten)
    .flatMap(({ name, address }) => {
      const bare = (address ?? "").trim();
      return /^[^\s]+@[^@\s]+$/.test(bare) ? [{ name: name.trim(), address: lowerDomain(bare) }] : [];
    });
};
