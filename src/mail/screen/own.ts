import { isOwnAddress } from "../address.ts";
import { has, isForm, type Signal } from "./signal.ts";

/** Mail of ours that came back: answering it would be talking to ourselves. */
export const ownSignals: readonly Signal[] = [
  {
    verdict: "own",
    name: "From is one of our addresses",
    test: (message, options) =>
      message.from !== null &&
      isOwnAddress(message.from.address, options.ownAddresses) &&
      !isForm(message, options),
  },
  { verdict: "own", name: "X-SMB-Reply header", test: (message) => has(message, "x-smb-reply") },
  {
    verdict: "own",
    name: "Message-ID of ours",
    test: ({ messageId }, { knownOwnMessageIds }) =>
      messageId !== null && knownOwnMessageIds?.has(messageId) === true,
  },
];
