/** Links in a text, disguised ones too, each in the one form in which links are compared. */
import { domainToUnicode } from "node:url";

/** example[.]com, example (dot) com, hxxps://, example。com: written so that no filter finds it, read by people all the same. */
const DISGUISES: readonly (readonly [RegExp, string])[] = [
  [/ ?[[({<] ?(?:\.|dot|punkt|point|punto|ponto|punt) ?[\])}>] ?/giu, "."],
  [/(?<=[\p{L}\p{N}]) (?:dot) (?=(?:com|net|org|info|io|de|co|app|shop|example)\b)/giu, "."],
  [/(?<=[a-z0-9-])[\u3002\uff61](?=[a-z0-9])/giu, "."],
  [/\bh(?:xx|\*\*|tt|XX)ps?(?: ?:\/\/|\[:\]\/\/|\[:\/\/\]|: ?\/ ?\/)/giu, "https://"],
  [/(?<=\p{L}) ?[[({] ?(?:@|at|ät) ?[\])}] ?(?=[\p{L}\p{N}])/giu, "@"],
];

/** The text with disguised links and addresses written out. */
export const undisguised = (text: string): string =>
  DISGUISES.reduce((open, [disguise, real]) => open.replace(disguise, real), text);

/** Any scheme with its slashes, `www.`, and the schemes that need none. */
export const SCHEMED =
  /(?<![\p{L}\p{N}])(?:[a-z][a-z0-9+.-]{1,14}:\/\/|www\.|(?:javascript|data|vbscript|tel|sms|callto|whatsapp|skype):(?=[^\s/]))[^\s<>()"'[\]`|\\^{}]{0,2000}[^\s<>()"'[\]`|\\^{}.,;:!?*_~。，、；：！？…]/giu;

/** A link without its scheme: shop.example/returns, 10.0.0.1/x, //shop.example. */
export const BARE =
  /(?<![\p{L}\p{N}.@-])(?:(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,62})\.){1,8}(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})|(?:\d{1,3}\.){3}\d{1,3}(?=[:/]))(?![\p{L}\p{N}-])(?::\d{2,5}(?!\d))?(?:[/?#][^\s<>()"'[\]`|\\^{}]{0,2000}[^\s<>()"'[\]`|\\^{}.,;:!?*_~])?\/?/giu;

/** A full stop without a blank behind it: `30 days.Please`. A top-level domain is not written so. */
const RUN_ON = /^[\p{L}\p{N}]+\.\p{Lu}\p{Ll}+$/u;
/** … but for those that everybody knows. */
const KNOWN = /\.(?:com|net|org|info|biz|io|app|dev|shop|online|site|xyz|example|test|[a-z]{2})$/iu;
const ABBREVIATION =
  /^(?:e\.g|i\.e|z\.b|d\.h|u\.a|p\.ex|p\.ej|a\.m|p\.m|o\.ä|n\.b|b\.v|u\.s|e\.v|s\.a|s\.r\.l|s\.p\.a)$/iu;

/** Whether what looks like a bare link is one. */
export const isBareLink = (match: string): boolean =>
  !ABBREVIATION.test(match) && (!RUN_ON.test(match) || KNOWN.test(match));

/** The form under which two links are the same: without scheme, user, `www.`, port and last slash; the host in Unicode. */
export function linkValue(link: string): string {
  const bare = link.trim().replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//iu, "");
  const [, authority = "", path = ""] = /^([^/?#]*)(.*)$/su.exec(bare) ?? [];
  const host = hostOf(authority);
  return `${host}${path.toLowerCase().replace(/\/$/u, "")}`;
}

const hostOf = (authority: string): string => {
  const host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
  const [name = "", port = ""] = host.split(":");
  const unicode = name.includes("xn--") ? domainToUnicode(name) || name : name;
  const kept = port === "" || port === "80" || port === "443" ? "" : `:${port}`;
  return `${unicode.replace(/\.$/u, "").replace(/^www\.(?=[^.]+\.)/u, "")}${kept}`;
};

/** The host that a link leads to. */
export const linkHost = (value: string): string => /^[^/?#:]*/u.exec(value)?.[0] ?? "";

/** `[shop.example](https://evil.example)`: what is shown, and where it leads. */
const MARKDOWN = /\[([^\]\n]{1,300})\]\( ?<?([^\s)>]{1,2000})>?[^)\n]{0,200}\)/gu;

/** Links whose text names another page than they lead to, as `text` and `target`. */
export const misleading = (text: string): { readonly shown: string; readonly target: string }[] =>
  [...text.matchAll(MARKDOWN)].flatMap(([, shown = "", target = ""]) => {
    const named = shown.match(SCHEMED)?.[0] ?? shown.match(BARE)?.find(isBareLink);
    return named !== undefined && linkValue(named) !== linkValue(target) ? [{ shown: named, target }] : [];
  });
