/**
 * From this probability on, a mail is marked. Robinson's combination gives .5 to what it knows nothing of and to what
 * contradicts itself; SpamBayes cuts at .9, and a person's mail marked costs more here than spam that is not.
 */
const SPAM = 0.95;

/** Whether a probability of the owner's classifier marks a mail; null says nothing. */
export const isSpam = (probability: number | null): boolean => probability !== null && probability >= SPAM;
