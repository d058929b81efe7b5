/**
 * The frame of every mail: one centred table, as old mail programs want it, with the direction said on every level,
 * because Outlook forgets it. No image, script or style from elsewhere; every word is escaped.
 */
export interface MailPage {
  readonly language: 'he' | 'en';
  readonly title: string;
  /** Finished HTML rows, made by `paragraph`, `heading`, `button` and the like. */
  readonly rows: readonly string[];
  readonly footer: string;
}

const INK = '#1d2b2a';
const QUIET = '#5b6b69';
const DEEP = '#0f5c56';
const PAPER = '#f4f5f2';
const FONT = "'Segoe UI', 'Arial Hebrew', Arial, sans-serif";

export function mailPage({ language, title, rows, footer }: MailPage): string {
  const { dir, side } = sidesOf(language);
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${escaped(title)}</title></head>
<body dir="${dir}" style="margin:0;padding:0;background:${PAPER};">
<table role="presentation" dir="${dir}" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${PAPER};"><tr><td align="center" style="padding:24px 12px;">
<table role="presentation" dir="${dir}" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:#ffffff;border:1px solid #dfe3df;">
<tr><td style="padding:24px 28px 8px 28px;direction:${dir};text-align:${side};font-family:${FONT};color:${INK};" align="${side}"><h1 style="margin:0;font-size:22px;line-height:30px;">${escaped(title)}</h1></td></tr>
${rows.map((row) => cell(language, row)).join('\n')}
<tr><td style="padding:16px 28px 24px 28px;direction:${dir};text-align:${side};font-family:${FONT};font-size:13px;line-height:20px;word-break:break-word;color:${QUIET};" align="${side}">${escaped(footer)}</td></tr>
</table></td></tr></table>
</body></html>`;
}

export function heading(text: string): string {
  return `<h2 style="margin:12px 0 0 0;font-size:17px;line-height:24px;color:${DEEP};">${escaped(text)}</h2>`;
}

export function paragraph(text: string): string {
  return `<p style="margin:0;font-size:15px;line-height:23px;">${escaped(text)}</p>`;
}

export function quote(text: string, under: string): string {
  return `<p style="margin:0;padding:8px 12px;background:${PAPER};font-size:15px;line-height:23px;">${escaped(text)}<br><span style="font-size:13px;color:${QUIET};">${escaped(under)}</span></p>`;
}

export function button(text: string, address: string): string {
  return `<p style="margin:0;font-size:15px;line-height:23px;"><a href="${escaped(address)}" style="display:inline-block;padding:10px 18px;background:${DEEP};color:#ffffff;text-decoration:none;font-weight:bold;">${escaped(text)}</a></p>`;
}

/** Rows of name and figure; the figure stands at the far side and is read left to right. */
export function figures(
  language: 'he' | 'en',
  rows: readonly { readonly name: string; readonly figure: string; readonly note: string }[],
): string {
  const { dir, side, far } = sidesOf(language);
  const cellStyle = 'padding:6px 0;border-bottom:1px solid #e7eae7;font-size:15px;line-height:22px;';
  const lines = rows.map(
    ({ name, figure, note }) =>
      `<tr><td align="${side}" style="${cellStyle}text-align:${side};direction:${dir};">${escaped(name)}</td><td align="${far}" style="${cellStyle}text-align:${far};"><div dir="ltr" align="${far}" style="direction:ltr;text-align:${far};white-space:nowrap;"><b>${escaped(figure)}</b></div><div dir="${dir}" align="${far}" style="direction:${dir};text-align:${far};font-size:12px;color:${QUIET};">${escaped(note)}</div></td></tr>`,
  );
  return `<table role="presentation" dir="${dir}" width="100%" cellpadding="0" cellspacing="0" border="0" style="font-family:${FONT};">${lines.join('')}</table>`;
}

/** Text that a person typed: set apart by isolates, so that its direction changes nothing around it. */
export function told(text: string): string {
  return `\u2068${text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function cell(language: 'he' | 'en', row: string): string {
  const { dir, side } = sidesOf(language);
  return `<tr><td style="padding:8px 28px;direction:${dir};text-align:${side};font-family:${FONT};color:${INK};" align="${side}">${row}</td></tr>`;
}

function sidesOf(language: 'he' | 'en') {
  return language === 'he'
    ? ({ dir: 'rtl', side: 'right', far: 'left' } as const)
    : ({ dir: 'ltr', side: 'left', far: 'right' } as const);
}
