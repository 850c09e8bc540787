/** The stops on a message's road. Each is on record with the reasons that led there. */
export const openStates = ["received", "screened", "triaged", "retrieved", "drafted"] as const;

export const restingStates = [
  /** A robot, a newsletter, our own mail: kept, never answered. */
  "ignored",
  /** Unreadable, or a stage of ours failed on it: kept for a person. */
  "quarantined",
  /** Waits for a person who writes or decides: the draft is missing or incomplete. */
  "hold",
  /** Waits for a person's approval. */
  "review",
  "rejected",
  /** A later mail of the same sender is answered for this one too. */
  "joined",
  /** Somebody answered it from outside of smb. */
  "answered",
  "queued",
  "sent",
  "failed",
  /** Sent or not, nobody can tell: a person decides; never sent again by itself. */
  "uncertain",
] as const;

export type OpenState = (typeof openStates)[number];
export type RestingState = (typeof restingStates)[number];
export type State = OpenState | RestingState;
