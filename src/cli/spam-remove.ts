/** `smb spam remove MAIL…`: these are not spam. What was learned of them as spam is taken back. */
import { teach } from "./spam.ts";

export const run = teach("ham");
