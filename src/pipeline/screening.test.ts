import { beforeEach, expect, test } from "vitest";
import { ANSWERED, type Desk, openDesk, question } from "../../fixtures/desk.ts";
import { parseMessage } from "../mail/parse.ts";
import { ENOUGH, spamWords } from "../mail/spam.ts";
import { rehearse } from "./advance.ts";
import { outcomeOf } from "./journey.ts";

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

const screened = async (mail: string) => {
  const { result, journey } = await rehearse("m", Buffer.from(mail), desk.road);
  return { to: result.to, reasons: result.reasons, screen: outcomeOf(journey, "screen") };
};

const OFFER =
  "Guaranteed winner! Claim your bonus lottery millions today, dear friend, no deposit casino.\r\n";

test("what the owner has shown to be spam waits for a person, marked, and nothing of it is discarded", async () => {
  const offer = question("offer", OFFER).replace("ada@example.com", "deal@promo.example");
  expect((await screened(offer)).to).not.toBe("ignored");
  for (let i = 0; i < ENOUGH; i++) {
    const spam = await parseMessage(Buffer.from(offer));
    const ham = await parseMessage(Buffer.from(question(`q${i}`, ANSWERED)));
    await desk.store.spam.learn(`spam${i}`, "spam", spamWords(spam));
    await desk.store.spam.learn(`ham${i}`, "ham", spamWords(ham));
  }
  expect(await screened(offer)).toMatchObject({ to: "hold", screen: { verdict: "spam", answerable: false } });
  expect(await screened(question("q", ANSWERED))).toMatchObject({
    to: "review",
    screen: { verdict: "human" },
  });
});

test("a person's post on a list goes to a person, a newsletter to the file", async () => {
  const post = question("A question", ANSWERED, [
    "List-Id: Shop owners <owners.lists.example.net>",
    "List-Post: <mailto:owners@lists.example.net>",
    "In-Reply-To: <1@lists.example.net>",
  ]).replace("help@shop.example", "owners@lists.example.net");
  expect(await screened(post)).toMatchObject({ to: "hold", screen: { verdict: "human", answerable: false } });
  const news = question("News", ANSWERED, [
    "List-Unsubscribe: <mailto:out@news.example>",
    "Precedence: bulk",
  ]);
  expect(await screened(news)).toMatchObject({ to: "ignored", screen: { verdict: "bulk" } });
});

test("support@ being a group, its members' mail is answered", async () => {
  const mail = question("delivery", ANSWERED, [
    "List-Id: <help.shop.example>",
    "List-Post: <mailto:help@shop.example>",
    "List-Unsubscribe: <mailto:help+unsubscribe@shop.example>",
    "Precedence: list",
  ]);
  expect(await screened(mail)).toMatchObject({
    to: "review",
    screen: { verdict: "human", answerable: true },
  });
});

test("whoever goes by our name from elsewhere is shown for what he is", async () => {
  const mail = question("delivery", ANSWERED).replace(
    "Ada Lovelace <ada@example.com>",
    "Shop <ada@sh0p.example>",
  );
  const { screen } = await screened(mail);
  expect(screen.warnings.join(" ")).toContain("is no address of yours");
});
