// The cells of an XLSX file's first sheet, read without a library: a ZIP of XML parts.
import { inflateRawSync } from "node:zlib";

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

export function parts(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([END & 255, (END >> 8) & 255, (END >> 16) & 255, END >>> 24]));
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error("not a ZIP");
    const [method, size, name, extra, comment, start] = [
      bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42),
    ];
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const content = bytes.subarray(data, data + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), (method === 0 ? content : inflateRawSync(content)).toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return files;
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const text = (xml) => xml.replaceAll(/<[^>]+>/g, "").replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name]);

// Rows of values: text as text, numbers as numbers.
export function sheet(bytes) {
  const files = parts(bytes);
  const shared = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) => text(one));
  const xml = files.get("xl/worksheets/sheet1.xml");
  const value = (attributes, content) => {
    if (/t="s"/.test(attributes)) return shared[Number(text(content))];
    if (/t="(inlineStr|str)"/.test(attributes)) return text(content);
    return content === "" ? null : Number(text(content));
  };
  // "C5" is in the third column; a cell that holds nothing may be left out.
  const column = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells = [];
    for (const [, attributes, content = ""] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) cells[column(/r="([A-Z]+)/.exec(attributes)[1])] = value(attributes, content);
    return Array.from(cells, (cell) => cell ?? null);
  });
}
