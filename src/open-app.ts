/** One home's configuration, if it has one, and the app around it. */
import { App, type AppRequest } from "./app.ts";
import { loadConfigCached } from "./config/cached.ts";
import { smbPaths } from "./config/paths.ts";

/** Finds and reads the configuration, if there is one, and gives the app around it. */
export async function openApp(request: AppRequest): Promise<App> {
  const paths = smbPaths(request.env, request.homeFolder);
  const { env, cwd, configFile: explicit } = request;
  try {
    const { config, file } = await loadConfigCached({ explicit, cwd, home: paths, env }, request.version);
    return new App(request, paths, config, file);
  } catch (error) {
    const { isConfigMissing } = await import("./config/find.ts");
    if (explicit === undefined && isConfigMissing(error)) return new App(request, paths, null, null);
    throw error;
  }
}
