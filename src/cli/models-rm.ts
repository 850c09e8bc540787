/** `smb models rm NAME`: deletes a downloaded model. */
import { ExitCode } from "../errors.ts";
import { sizeText, withShelf } from "./models.ts";
import type { Run } from "./shell.ts";

export const run: Run = (call, shell) =>
  withShelf(shell, call, async (shelf) => {
    const removed = await shelf.remove(call.args[0] ?? "");
    call.out.data(removed, () => `${removed.name} is removed (${sizeText(removed.bytes)})`);
    return ExitCode.done;
  });
