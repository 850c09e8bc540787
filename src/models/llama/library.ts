/**
 * What we use of node-llama-cpp once its binary is known. The build puts it into one file: to read the 540 modules of the
 * package takes four times as long, and longer than to load a small model. That file never searches for binaries, which
 * is done with the package itself.
 */
export {
  getModuleVersion,
  Llama,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  resolveChatWrapper,
} from "node-llama-cpp";
