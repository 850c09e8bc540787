/** Where a configuration is looked for, in order. */
import { join, resolve } from "node:path";

export const configNames = ["smb.config.yaml", "smb.config.yml", "smb.config.json"] as const;

/** Absolute paths, the first that exists counts; only the named one where the person named one. */
export const configPlaces = (request: {
  readonly explicit?: string | undefined;
  readonly cwd: string;
  readonly home: { readonly config: string };
}): string[] =>
  request.explicit !== undefined
    ? [resolve(request.cwd, request.explicit)]
    : [...new Set([request.cwd, request.home.config])].flatMap((folder) =>
        configNames.map((name) => join(folder, name)),
      );
