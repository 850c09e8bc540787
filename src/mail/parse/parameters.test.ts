import { expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { readParameterised } from "./parameters.ts";

const filename = (params: string): string | undefined =>
  readParameterised(`attachment; ${params}`).params.get("filename");

test.each([
  [
    "continued and encoded",
    "filename*0*=utf-8''Gr%C3%B6; filename*1*=%C3%9Fe; filename*2=\".pdf\"",
    "Größe.pdf",
  ],
  ["continued in any order", "filename*1=b; filename*0=a", "ab"],
  ["in a charset that it does not have", "filename*=utf-8''Gr%F6%DFe.pdf", "Größe.pdf"],
  ["encoded without the star", "filename=utf-8''a%20b.pdf", "a b.pdf"],
  ["twice, the second one encoded", "filename=x.pdf; filename*=utf-8''y.pdf", "y.pdf"],
  ["as an encoded word", 'filename="=?utf-8?B?R3LDtsOfZS5wZGY=?="', "Größe.pdf"],
  ["with blanks and no quotation marks", "filename=a b c.pdf; size=1", "a b c.pdf"],
  ["with a semicolon in it", 'filename="a;b.pdf"; x', "a;b.pdf"],
  ["with the path of a Windows machine", 'filename="C:\\docs\\a.pdf"', "C:\\docs\\a.pdf"],
  ["with a quotation mark", 'filename="a\\"b.pdf"', 'a"b.pdf'],
  ["never closed", 'filename="a.pdf', "a.pdf"],
  ["in bytes", 'filename="Gr\xf6\xdfe.pdf"', "Größe.pdf"],
])("a name %s", (_, params, expected) => {
  expect(filename(params)).toBe(expected);
});

test("a value is read whatever its case, its comments and its missing semicolon", () => {
  expect(readParameterised("TEXT/HTML (a page); Charset = utf-8")).toEqual({
    value: "text/html",
    params: new Map([["charset", "utf-8"]]),
  });
  expect(readParameterised("text/plain charset=utf-8").params.get("charset")).toBe("utf-8");
  expect(readParameterised("").value).toBe("");
});

test("a megabyte of parameters takes no longer than its length", () => {
  const start = process.cpuUsage();
  for (const text of ["a=b; ", '"', "=", "filename*0*=x ", ";", "a*1=", "(a"])
    readParameterised(text.repeat(1_000_000 / text.length));
  expect(cpuSince(start)).toBeLessThan(2_000);
});
