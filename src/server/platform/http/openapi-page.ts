import type { OpenApi } from './openapi.ts';

/** The OpenAPI document as one page that a person can read, without a script and without a request to anybody. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function openApiPage(document: OpenApi): string {
  const groups = new Map<string, string[]>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation: unknown = item?.[method];
      if (typeof operation !== 'object' || operation === null) continue;
      const group = path.split('/')[1] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), endpoint(method, path, operation)]);
    }
  }
  const sections = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, list]) => `<section id="${escaped(name)}"><h2>${escaped(name)}</h2>${list.join('')}</section>`,
    );
  const contents = [...groups.keys()]
    .sort()
    .map((name) => `<a href="#${escaped(name)}">${escaped(name)}</a>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(document.info.title)} · API</title><style>${STYLE}</style></head><body><main><h1>${escaped(document.info.title)} · API ${escaped(document.info.version)}</h1><p>${escaped(document.info.description ?? '')}</p><p>Machine-readable: <a href="openapi.json">openapi.json</a></p><nav>${contents.join(' ')}</nav>${sections.join('')}</main></body></html>`;
}

function endpoint(method: string, path: string, operation: object): string {
  const parts = [`<h3><b>${method.toUpperCase()}</b> <code>${escaped(path)}</code></h3>`];
  for (const field of ['summary', 'description'] as const) {
    const text: unknown = Reflect.get(operation, field);
    if (typeof text === 'string') parts.push(`<p>${escaped(text)}</p>`);
  }
  for (const [name, value] of [
    ['Parameters', Reflect.get(operation, 'parameters')],
    ['Body', Reflect.get(operation, 'requestBody')],
    ['Answers', Reflect.get(operation, 'responses')],
  ] as const) {
    if (value !== undefined)
      parts.push(
        `<details><summary>${name}</summary><pre>${escaped(JSON.stringify(value, null, 2))}</pre></details>`,
      );
  }
  return `<article>${parts.join('')}</article>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;color:#1d2b2a;background:#fbfaf7;margin:0}main{max-inline-size:62rem;margin-inline:auto;padding:2rem 1rem}h2{border-block-end:1px solid #d8d4c8;padding-block-end:.25rem;margin-block-start:2.5rem}article{margin-block:1.25rem}h3{margin:0;font-size:1rem}h3 b{color:#0b5a55}code,pre{font:13px/1.5 ui-monospace,monospace}pre{background:#f1efe8;padding:.75rem;overflow:auto}nav a{margin-inline-end:.75rem}@media(prefers-color-scheme:dark){body{background:#151b1b;color:#e5e9e7}pre{background:#1f2727}h3 b,a{color:#6fd0c5}h2{border-color:#34403f}}';
