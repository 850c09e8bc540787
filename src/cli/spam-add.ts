/** `smb spam add MAIL…`: these are spam. Mail like them will wait for a person. */
import { teach } from "./spam.ts";

export const run = teach("spam");
