/** Port: what was learned from the owner's own knowledge, kept beside it. Adapter: `store/learned-store`. */

export interface Learned {
  /** Of the code that learned it: what another version wrote is not read. */
  readonly version: number;
  /** `PassageIndex.knowledgeVersion` when it was learned. */
  readonly knowledge: number;
  readonly data: Uint8Array;
}

export interface LearnedStore {
  /** Null where nothing was learned under this name. */
  read(name: string): Promise<Learned | null>;
  /** In place of what stands under this name. */
  write(name: string, learned: Learned): Promise<void>;
}
