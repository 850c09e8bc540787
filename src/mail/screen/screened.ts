/** For tests: a mail written down as header lines and a body, read and screened. */
import { parseMessage } from "../parse.ts";
import { screen, type Screening, type ScreenOptions } from "../screen.ts";

export const OWN: ScreenOptions = { ownAddresses: ["support@shop.example"] };
export const FROM = "From: Anna Berg <anna@example.org>";

export const screened = async (
  header: readonly string[],
  body = "Hello",
  options: ScreenOptions = OWN,
): Promise<Screening> =>
  screen(await parseMessage(Buffer.from([...header, "", ...body.split("\n"), ""].join("\r\n"))), options);
