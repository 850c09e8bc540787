/** How likely the owner would send a draft as it is: what speaks for and against it, weighed as their decisions taught. */

/** What is known of a draft, its mail and its sender, in numbers; kept with the draft. */
export interface Signals {
  /** 0 to 1: how likely the passages answer, by the ask that they answer least. */
  readonly answerability: number;
  /** How many times likelier the best passage is than the next record's, as a logarithm; of the ask where it is least. */
  readonly margin: number;
  /** How many questions and wishes the mail has, and how many of them the draft leaves open. */
  readonly asks: number;
  readonly open: number;
  /** Share of the sentences that did not check out. */
  readonly unverified: number;
  /** Share of the sources that a person wrote as a correction, and of those that are past replies. */
  readonly errata: number;
  readonly replies: number;
  /** 1: a model's words. */
  readonly modelled: number;
  /** How many things the writer had to say of its own work. */
  readonly notes: number;
  /** 1: something was put into the mail's language from another. */
  readonly translated: number;
  /** 0 to 1: how likely the mail is about what it was taken for, and how likely about nothing known. */
  readonly intent: number;
  readonly outOfScope: number;
  /** 1: a person ought to see it soon. */
  readonly urgent: number;
  /** 1: the sender is displeased. */
  readonly negative: number;
  /** 1: the mail's language could not be told. */
  readonly unknownLanguage: number;
  /** How many things seem wrong about the sender. */
  readonly warnings: number;
  /** 1: no reply ever went to the sender or into the thread. */
  readonly firstContact: number;
  /** How many words the sender wrote. */
  readonly words: number;
  /** For how many reasons the gate would not have sent it by itself, whatever the evidence. */
  readonly impediments: number;
}

/** What a draft has of which nothing is on record: nothing that speaks for or against it. */
export const NO_SIGNALS: Signals = {
  ...{ answerability: 0, margin: 0, asks: 1, open: 0, unverified: 0, errata: 0, replies: 0, modelled: 0 },
  ...{ notes: 0, translated: 0, intent: 1, outOfScope: 0, urgent: 0, negative: 0, unknownLanguage: 0 },
  ...{ warnings: 0, firstContact: 0, words: 0, impediments: 0 },
};

/** Signals as an older or newer version left them: what it did not know says nothing, what it knew besides is left out. */
export const readSignals = (stored: Readonly<Record<string, unknown>>): Signals =>
  Object.fromEntries(
    Object.entries(NO_SIGNALS).map(([name, none]) => {
      const value = stored[name];
      return [name, typeof value === "number" && Number.isFinite(value) ? value : none];
    }),
  ) as unknown as Signals;

interface Feature {
  /** About 0 to 1, and 0 where nothing is to be said. */
  readonly of: (signals: Signals) => number;
  /** What one of it does to the logarithm of the odds, before the owner has decided anything. */
  readonly weight: number;
}

/** What answerability alone says, as log odds; bounded, so that no score says more than a search can know. */
const answers = ({ answerability }: Signals): number => logit(within(0.01, 0.99, answerability));

/** A likelihood ratio of 20 (e³) is as good as none besides. */
const MOST_MARGIN = 3;

/**
 * `START` comes from 3,408 questions of four public sets (community and health FAQ, a shop's intents, a support desk), a
 * third of the entries left out: a draft from the right entry counted as one that would be sent. Answerability has a
 * margin in it already, so little weight is left for this one: answerable or not, AUROC on conversations and on three
 * draws of the community FAQ with .5 of it .825 · .791 · .784 · .797, with .1 .852 · .811 · .778 · .842. What those sets cannot show (senders, models, tempers) starts with a guess that speaks against a draft, and is
 * small enough for the owner's decisions to overrule.
 */
export const FEATURES: readonly Feature[] = [
  { of: ({ margin }) => within(0, MOST_MARGIN, margin), weight: 0.1 },
  { of: ({ asks }) => within(0, 4, asks - 1), weight: -0.4 },
  { of: ({ asks, open }) => within(0, 1, open / Math.max(1, asks)), weight: -2 },
  { of: ({ unverified }) => within(0, 1, unverified), weight: -2 },
  { of: ({ errata }) => within(0, 1, errata), weight: 0.5 },
  { of: ({ replies }) => within(0, 1, replies), weight: -0.2 },
  { of: ({ modelled }) => within(0, 1, modelled), weight: 0 },
  { of: ({ notes }) => within(0, 3, notes), weight: -0.3 },
  { of: ({ translated }) => within(0, 1, translated), weight: -0.3 },
  { of: ({ intent }) => 1 - within(0, 1, intent), weight: -0.3 },
  { of: ({ outOfScope }) => within(0, 1, outOfScope), weight: -0.3 },
  { of: ({ urgent }) => within(0, 1, urgent), weight: -0.5 },
  { of: ({ negative }) => within(0, 1, negative), weight: -0.3 },
  { of: ({ unknownLanguage }) => within(0, 1, unknownLanguage), weight: -0.3 },
  { of: ({ warnings }) => within(0, 2, warnings), weight: -0.5 },
  { of: ({ firstContact }) => within(0, 1, firstContact), weight: 0 },
  { of: ({ words }) => within(0, 3, Math.log1p(Math.max(0, words) / 30)), weight: -0.2 },
];

const START = -1;
const ANSWERABILITY_WEIGHT = 1;

/** What the owner's decisions make of the start. */
export interface Calibration {
  /** Added to the log odds: how easy the owner is to please. */
  readonly shift: number;
  /** What the start's log odds are multiplied with; above 0, so that a likelier answer is never a worse one. */
  readonly scale: number;
  /** Added to the weight of each of `FEATURES`. */
  readonly weights: readonly number[];
}

/** Before there are decisions. */
export const UNCALIBRATED: Calibration = { shift: 0, scale: 1, weights: FEATURES.map(() => 0) };

/** The values of `FEATURES`, and the log odds that the start gives them. */
export function weigh(signals: Signals): { readonly features: readonly number[]; readonly start: number } {
  const features = FEATURES.map(({ of }) => of(signals));
  const against = features.reduce((sum, value, i) => sum + value * (FEATURES[i]?.weight ?? 0), 0);
  return { features, start: START + ANSWERABILITY_WEIGHT * answers(signals) + against };
}

/**
 * Probability (0 to 1) that the owner would send the draft as it is; where there is none, that the knowledge answers. Rises
 * with answerability, all else equal.
 */
export function confidenceOf(
  signals: Signals,
  { shift, scale, weights }: Calibration = UNCALIBRATED,
): number {
  const { features, start } = weigh(signals);
  const learned = features.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
  return sigmoid(shift + scale * start + learned);
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const logit = (p: number): number => Math.log(p / (1 - p));

const within = (least: number, most: number, value: number): number => Math.min(most, Math.max(least, value));
