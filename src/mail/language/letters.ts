/** Letters by which languages of one script are told apart: those that not all of them write. */
const LETTERS: Readonly<Record<string, string>> = {
  en: "é",
  de: "äöüß",
  fr: "àâæçéèêëîïôœùûüÿ",
  es: "áéíñóúü",
  it: "àèéìíîòóùú",
  pt: "áâãàçéêíóôõúü",
  ca: "àçèéíïòóúü",
  ro: "ăâîșțşţ",
  nl: "áéèêëíïóöúü",
  sv: "åäöé",
  da: "æøåéó",
  no: "æøåéòóôèê",
  is: "áéíóúýðþæö",
  fi: "äöåšž",
  et: "äöõüšž",
  pl: "ąćęłńóśźż",
  cs: "áčďéěíňóřšťúůýž",
  sk: "áäčďéíĺľňóôŕšťúýž",
  hr: "čćđšž",
  sr: "čćđšžјљњђћџ",
  sl: "čšžćđ",
  hu: "áéíóöőúüű",
  tr: "çğıöşüâîû",
  az: "əçğıöşü",
  lt: "ąčęėįšųūž",
  lv: "āčēģīķļņšūž",
  sq: "çë",
  eu: "ñçü",
  tl: "ñ",
  id: "é",
  ms: "é",
  yo: "àáèéẹìíòóọùúṣ",
  vi: "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
  ru: "ыэёъщйьюя",
  uk: "іїєґщйьюя",
  be: "іўыэёйьюя",
  bg: "ъщйьюя",
  mk: "јљњќѓѕџ",
  ar: "ةىيكأإآؤئ",
  fa: "پچژگکیآأئؤ",
  ur: "پچژگکیٹڈڑںےہھآئؤ",
  ku: "پچژگکیێۆڕڵەڤئ",
};

const owners = new Map<string, Set<string>>();
for (const [language, letters] of Object.entries(LETTERS))
  for (const letter of letters) owners.set(letter, (owners.get(letter) ?? new Set()).add(language));

const NOT_ASCII = /[^\0-\x7f]/;

/** Languages that cannot have written the word, of those whose letters are known: it holds a letter that they lack. */
export const cannotWrite = (word: string): readonly string[] => {
  if (!NOT_ASCII.test(word)) return [];
  const foreign = new Set<string>();
  for (const letter of word) {
    const writers = owners.get(letter);
    if (writers === undefined) continue;
    for (const language of Object.keys(LETTERS)) if (!writers.has(language)) foreign.add(language);
  }
  return [...foreign];
};
