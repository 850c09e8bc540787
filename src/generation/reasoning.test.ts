import { describe, expect, test } from "vitest";
import { withoutReasoning } from "./reasoning.ts";

describe("the answer", () => {
  test.each([
    ["<think>secret</think>{}", "{}"],
    ["<THINKING>\nsecret\n</THINKING>\n\n{}", "{}"],
    ["<seed:think>secret</seed:think>{}", "{}"],
    ["[THINK]secret[/THINK]{}", "{}"],
    ["◁think▷secret◁/think▷{}", "{}"],
    ["<|START_THINKING|>secret<|END_THINKING|>{}", "{}"],
    ["<|begin_of_thought|>secret<|end_of_thought|>{}", "{}"],
    ["<|channel|>analysis<|message|>secret<|end|><|start|>assistant<|channel|>final<|message|>{}", "{}"],
    ["{} <think>secret</think> []", "{}  []"],
    ["<think>secret<think>more</think>secret</think>{}", "{}"],
  ])("is what stands outside of the reasoning: %j", (text, answer) => {
    expect(withoutReasoning(text)).toBe(answer);
  });

  test("is what stands behind a closing mark alone: the template opened the reasoning", () => {
    expect(withoutReasoning("secret\nsecret</think>\n{}")).toBe("{}");
    expect(withoutReasoning("secret</think>secret</think>{}")).toBe("{}");
  });

  test("is empty where the reasoning never ends", () => {
    expect(withoutReasoning("<think>secret {}")).toBe("");
    expect(withoutReasoning("<think>secret</think><think>secret")).toBe("");
  });

  test("is the whole text of a model that does not reason", () => {
    const text = 'I think so. {"a": "1 < 2"} [THINKING]';
    expect(withoutReasoning(text)).toBe(text);
  });
});

test.each(["<think>", "</think>", "<|channel|>", "<|channel|>analysis", "[THINK]", "<", "◁think▷"])(
  "megabytes of %j take no noticeable time",
  (mark) => {
    const start = performance.now();
    withoutReasoning(mark.repeat(4_000_000 / mark.length));
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);
