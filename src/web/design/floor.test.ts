import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const web = join(import.meta.dirname, '..');
const styles = join(web, '../../node_modules/@mantine/core/styles');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(tsx?|css)$/u.test(path) && !path.includes('.test.'))
  .map((path) => ({ path, text: readFileSync(join(web, path), 'utf8') }));
const sheets = files.filter(({ path }) => path.endsWith('.css'));
const code = files.filter(({ path }) => /\.tsx?$/u.test(path));

/** What names a side of the screen instead of a side of the line of writing. */
const PHYSICAL_CSS =
  /(?:^|[\s;{])((?:margin|padding|border|inset|scroll-margin)-(?:left|right)|left|right|float|(?:text-align|clear):\s*(?:left|right))\s*[:;]/gmu;
const PHYSICAL_PROPS =
  /\b(?:ml|mr|pl|pr|left|right|marginLeft|marginRight|paddingLeft|paddingRight|borderLeft|borderRight)=(?:\{|")/gu;
const PHYSICAL_STYLE =
  /\b(?:marginLeft|marginRight|paddingLeft|paddingRight|borderLeft|borderRight|float):/gu;

/** Components of the kit that are drawn out of others, whose style sheets they need as well. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  SegmentedControl: ['FloatingIndicator'],
  Tabs: ['FloatingIndicator'],
  Select: ['Input', 'Combobox', 'ScrollArea', 'CloseButton', 'Popover'],
  Autocomplete: ['Input', 'Combobox', 'ScrollArea', 'CloseButton', 'Popover'],
  MultiSelect: ['Input', 'Combobox', 'ScrollArea', 'CloseButton', 'Popover', 'Pill', 'PillsInput'],
  TextInput: ['Input'],
  Textarea: ['Input'],
  NumberInput: ['Input'],
  Checkbox: ['InlineInput'],
  Radio: ['InlineInput'],
  Switch: ['InlineInput'],
  Modal: ['ModalBase', 'Overlay', 'Paper', 'CloseButton'],
  Drawer: ['ModalBase', 'Overlay', 'Paper', 'CloseButton'],
  Menu: ['Popover'],
  Button: ['Loader'],
};

describe('the floor of the screens', () => {
  it('knows no left and no right: style sheets speak in logical sides', () => {
    expect(sheets.length).toBeGreaterThan(5);
    expect(found(sheets, PHYSICAL_CSS)).toEqual([]);
  });

  it('knows no left and no right in components either', () => {
    expect(code.length).toBeGreaterThan(40);
    expect(found(code, PHYSICAL_PROPS)).toEqual([]);
    expect(found(code, PHYSICAL_STYLE)).toEqual([]);
  });

  it('never makes markup of what a person typed', () => {
    expect(found(code, /innerHTML|outerHTML|insertAdjacentHTML|document\.write/giu)).toEqual([]);
  });

  it('asks nothing of another machine', () => {
    const outside = /["'`(]https?:\/\/(?!www\.w3\.org)/gu;
    expect(found(files, outside)).toEqual([]);
  });

  it('has the style sheet of every component of the kit that it draws', () => {
    const kept = readFileSync(join(web, 'design/mantine.css'), 'utf8');
    const drawn = new Set(
      code.flatMap(({ text }) =>
        [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/gu)].flatMap(([, names = '']) =>
          names.split(',').map((name) => name.trim()),
        ),
      ),
    );
    const within = [...drawn].flatMap((name) => MADE_OF[name] ?? []);
    const styled = [...new Set([...drawn, ...within])].filter((name) =>
      existsSync(join(styles, `${name}.css`)),
    );
    expect(styled.length).toBeGreaterThan(10);
    expect(styled.filter((name) => !kept.includes(`styles/${name}.css`))).toEqual([]);
  });
});

function found(among: readonly { path: string; text: string }[], pattern: RegExp): string[] {
  return among.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(([hit]) => `${path}: ${hit.trim()}`),
  );
}
