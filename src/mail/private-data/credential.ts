import { spansOf, type Span } from "./span.ts";

const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----/g;

/** From its first line to its last; to the end of the text where that is missing. */
const privateKeys = (text: string): Span[] => {
  const found: Span[] = [];
  let past = 0;
  for (const { index } of text.matchAll(PRIVATE_KEY)) {
    if (index < past) continue;
    const close = text.indexOf("-----END ", index);
    const last = close < 0 ? -1 : text.indexOf("-----", close + 9);
    past = last < 0 ? text.length : last + 5;
    found.push({ start: index, end: past });
  }
  return found;
};

/** Tokens that services mark as theirs, so that leaked ones are found. */
const TOKENS =
  /(?<![\w-])(?:sk-[\w-]{20,200}|[sprk]k_(?:live|test)_\w{10,200}|whsec_\w{10,200}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,100}|xox[abeoprs]-[\w-]{10,250}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,400}|eyJ[\w-]{8,2000}\.[\w-]{8,4000}\.[\w-]{8,1000}|SG\.[\w-]{16,64}\.[\w-]{16,100}|npm_\w{30,60}|hf_\w{20,60}|dop_v1_\w{40,80}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|key-[a-f0-9]{32}|EAA[A-Za-z0-9]{60,300})(?![\w-])/g;

/** `https://anna:secret@host/`, `?access_token=…`: the secret alone is marked. */
const IN_LINK = /(?<=:\/\/[^\s:@/]{1,64}:)[^\s:@/]{1,128}(?=@)/g;
const IN_QUERY =
  /(?<=[?&;](?:access_token|refresh_token|id_token|token|api_?key|key|secret|client_secret|password|passwd|pwd|sig|signature|auth|code)=)[^\s&#"'<>]{6,2000}/gi;

/** What people call a secret, in the languages that mails come in. */
const SECRET_WORD =
  "password|passwort|passwd|passcode|passphrase|pwd|kennwort|mot de passe|mdp|contraseña|contrasena|clave|senha|palavra-passe|" +
  "wachtwoord|hasło|haslo|lösenord|losenord|adgangskode|kodeord|passord|salasana|heslo|jelszó|jelszavam|parola|parolă|şifre|şifrem|sifre|" +
  "пароль|парола|κωδικός|api[ _-]?key|api[ _-]?token|api[ _-]?schlüssel|access[ _-]?token|access[ _-]?key|secret[ _-]?key|" +
  "client[ _-]?secret|secret|auth[ _-]?token|bearer|token|pin|puk|cvv|cvc|cvv2|tan|otp|security code|" +
  "verification code|one[- ]time (?:code|password)|login code|confirmation code|2fa code|sicherheitscode|prüfziffer|" +
  "bestätigungscode|einmalcode|code de vérification|code de sécurité|código de verificación|codice di verifica|verificatiecode";

const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(${SECRET_WORD})(?![\\p{L}])[ \\t]{0,3}(?:\\([^()\\n]{0,20}\\)[ \\t]{0,3})?` +
    // The mark or word that says "what follows is it".
    "([:=]|(?:is|was|ist|war|lautet|est|es|é|è|war|är|er|on|to|jest|je|to)(?=[ :]))?[ \\t:]{0,4}(?:(?<=:[ \\t]{0,4})\\n)?" +
    "[\"'`“„«]?([^\\s\"'`”“»,;]{3,256})",
  "giu",
);

const isSecretLooking = (value: string): boolean =>
  /\p{N}/u.test(value) || /[^\p{L}\p{N}.!?-]/u.test(value) || /\p{Ll}\p{Lu}/u.test(value);

/** A place for a secret, or one that is masked already: `[password]`, `<KEY>`, `%TOKEN%`, `xxxxxx`, `••••`. */
const isBlank = (value: string): boolean =>
  /^(?:\[\p{L}+(?:\].*)?|<[^<>]*>?.?|%.*%.?|\{.*|(.)\1+)$/u.test(value);

/** Numbers are secrets only of these kinds, and then they are short. */
const SHORT_CODE = /pin|puk|cvv|cvc|tan|otp|code|kod|ziffer|passcode/i;

const named = (text: string): Span[] => {
  const found: Span[] = [];
  for (const match of text.matchAll(NAMED)) {
    const [whole, word = "", mark, value = ""] = match;
    const end = match.index + whole.length;
    const bare = value.replace(/[.!?)\]]+$/, "");
    const lineEnds = /^[ \t"'`”“»)]*(?:[,;\n]|$)/.test(text.slice(end, end + 20));
    const told = mark === ":" || mark === "=";
    const number = SHORT_CODE.test(word) && /^\d{3,8}$/.test(bare);
    // "Password: forgotten" tells no secret, but who can know; "the password is wrong" surely not.
    const secret = told
      ? lineEnds || isSecretLooking(bare)
      : mark !== undefined && isSecretLooking(bare) && bare.length > 3;
    if (bare.length >= 3 && !isBlank(value) && (number || secret))
      found.push({ start: end - value.length, end: end - value.length + bare.length });
  }
  return found;
};

/** `482913 is your code`, as services write it. */
const CODE_FIRST =
  /(?<![\p{N}.,-])\p{N}{4,8}(?= (?:is your|ist (?:dein|ihr)|est votre|es tu|es su|è il tuo) [^.\n]{0,30}(?:code|código|codice|pin|tan|otp))/giu;

/** Passwords, keys, tokens and one-time codes. The secret is marked, not the word that names it. */
export const findCredentials = (text: string): Span[] => [
  ...privateKeys(text),
  ...[TOKENS, IN_LINK, IN_QUERY, CODE_FIRST].flatMap((expression) => spansOf(text, expression)),
  ...named(text),
];
