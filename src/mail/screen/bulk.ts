import { isNobodys } from "../address.ts";
import { has, isForm, matches, senderName, type Signal } from "./signal.ts";

const header = (name: string, shown: string): Signal => ({
  verdict: "bulk",
  name: `${shown} header`,
  test: (message) => has(message, name),
});

/** Sent to many: answering would reach a list, or nobody. */
export const bulkSignals: readonly Signal[] = [
  header("list-id", "List-Id"),
  header("list-unsubscribe", "List-Unsubscribe"),
  header("list-post", "List-Post"),
  header("feedback-id", "Feedback-ID"),
  header("x-mailman-version", "X-Mailman-Version"),
  header("mailing-list", "Mailing-List"),
  header("x-mailing-list", "X-Mailing-List"),
  {
    verdict: "bulk",
    name: "Precedence: bulk, list or junk",
    test: (message) => matches(message, "precedence", /^\s*(?:bulk|list|junk)\b/i),
  },
  {
    verdict: "bulk",
    name: "no-reply sender",
    test: (message, options) => isNobodys(senderName(message)) && !isForm(message, options),
  },
];
