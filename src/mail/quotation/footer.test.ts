import { describe, expect, test } from "vitest";
import { footerStart } from "./footer.ts";
import { readLines } from "./line.ts";

const starts = (...lines: string[]): number => footerStart(readLines(["It broke.", "", ...lines].join("\n")));

/** Written for this test, in the manner of the notices that company servers append. */
describe("footers", () => {
  test.each([
    [
      "CONFIDENTIALITY NOTICE: This message is intended for the named recipient only. Any disclosure is prohibited.",
    ],
    [
      "This e-mail and its attachments are confidential. If you are not the intended recipient, please delete it.",
    ],
    [
      "The information in this message may be privileged. Unauthorised copying is prohibited; tell the sender of an error.",
    ],
    [
      "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, vernichten Sie diese Mail.",
    ],
    [
      "Der Inhalt dieser E-Mail ist ausschließlich für den bezeichneten Adressaten bestimmt. Die unbefugte Weitergabe ist untersagt.",
    ],
    [
      "Ce message et ses pièces jointes sont confidentiels et destinés au seul destinataire. Toute diffusion est interdite.",
    ],
    [
      "AVISO LEGAL: Este mensaje es confidencial y va dirigido al destinatario. Si lo recibe por error, elimínelo.",
    ],
    ["Este e-mail é confidencial e destina-se ao destinatário indicado; a sua divulgação é proibida."],
    ["Questo messaggio è riservato al destinatario indicato. Se ricevuto per errore, va cancellato."],
    ["Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde. Verspreiding is verboden."],
    ["Detta meddelande är konfidentiellt och avsett för mottagaren. Radera det vid felaktig leverans."],
    ["Denne e-mail er fortrolig og kun for modtageren. Slet den, hvis den er kommet frem ved en fejl."],
    ["Tämä viesti on luottamuksellinen ja tarkoitettu vain vastaanottajalle."],
    ["Ta wiadomość jest poufna i przeznaczona dla adresata. Rozpowszechnianie jest zabronione."],
    ["Tato zpráva je důvěrná a určená pouze adresátovi. Její šíření je zakázáno."],
    ["Ez az e-mail bizalmas, csak a címzettnek szól. Ha tévedésből kapta, törölje."],
    ["Настоящее сообщение конфиденциально и предназначено для адресата. Распространение запрещено."],
    ["Το παρόν μήνυμα είναι εμπιστευτικό και προορίζεται για τον παραλήπτη."],
    ["Bu e-posta gizlidir ve yalnızca alıcısı içindir; yanlışlıkla aldıysanız siliniz."],
    ["本邮件为机密信息，仅供收件人使用。如误收，请删除。"],
    ["このメールは機密情報を含みます。宛先でない方は削除してください。"],
    ["This email has been checked for viruses by Avast antivirus software."],
    ["Virenfrei. www.avast.com"],
    ["No virus found in this message. Checked by AVG - www.avg.com"],
    ["Please consider the environment before printing this e-mail."],
    ["Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail drucken."],
    ["Avant d'imprimer ce message, pensez à l'environnement."],
    ["Antes de imprimir este correo, piense en el medio ambiente."],
    ["You received this message because you are subscribed to the group Order talk."],
  ])("%s", (text) => {
    expect(starts(text)).toBe(2);
  });

  test("a list's lines below a rule, and a company's between two footers, go with them", () => {
    expect(
      starts(
        "____",
        "order-talk mailing list",
        "order-talk@lists.example",
        "https://lists.example/listinfo/order-talk",
      ),
    ).toBe(3);
    const notice = "This e-mail is confidential. If you are not the intended recipient, please delete it.";
    expect(
      starts(
        "Please consider the environment before printing.",
        "",
        "Berg Ltd, tel +49 30 123456",
        "",
        notice,
      ),
    ).toBe(2);
    expect(starts(notice, "", "Berg Ltd, tel +49 30 123456")).toBe(2);
  });
});

describe("what a customer says stays, whatever its words", () => {
  test.each([
    [
      "Your message with confidential data went to the wrong recipient by error. I demand that you delete it.",
    ],
    ["Diese E-Mail mit meinen vertraulichen Daten ging an den falschen Empfänger, bitte löschen Sie sie."],
    ["You must not disclose confidential data to other recipients, delete it."],
    ["Is this e-mail confidential, or may the recipient copy it?"],
    ["My virus scanner Avast blocks your checkout page."],
    ["Please unsubscribe me from your mailing list."],
    ["Please unsubscribe offers@x.example from the mailing list at https://shop.example/list."],
    ["To unsubscribe from the newsletter is impossible."],
    ["Google Groups does not show your answer."],
    ["Virus-free software that was ordered did not arrive."],
    ["Please consider the environment when you pack things."],
    ["Your packaging is bad for the environment."],
    ["Call me at +49 30 123456."],
  ])("%s", (text) => {
    expect(starts(text)).toBe(3);
  });

  test("below a notice too", () => {
    expect(
      starts(
        "This e-mail is confidential and for the intended recipient. Delete it.",
        "",
        "One more thing: where is it?",
      ),
    ).toBe(5);
  });
});

test("a customer's words below a notice are no company's lines, even with a number to call", () => {
  const notice = "This e-mail is confidential. If you are not the intended recipient, please delete it.";
  expect(starts(notice, "", "Call me back, please:", "+49 30 901820")).toBe(6);
  expect(starts(notice, "", "Acme GmbH, HRB 4711", "www.acme.example")).toBe(2);
});
