import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, useRef } from 'react';
import { ownDirection } from '#web/design/own-direction.ts';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import type { Option } from './field-options.ts';
import classes from './Making.module.css';
import { type Line, RESTS, type Rest, withSeen } from './recipe.ts';
import { ValueInput } from './ValueInput.tsx';

type After = { table?: readonly Line[]; rest?: Rest; other?: string };

/** What the silo's values mean here, line by line, and what becomes of a value that is in no line. */
export function ValueTable({
  table,
  rest,
  other,
  options,
  seen,
  moreSeen,
  change,
}: {
  table: readonly Line[];
  rest: Rest;
  other: string;
  options: readonly Option[] | null;
  seen: readonly { readonly value: string; readonly count: number }[];
  moreSeen: number;
  change: (after: After, place: string | null) => void;
}): ReactElement {
  const { t, language } = useWords();
  const frame = useRef<HTMLTableSectionElement>(null);
  const counts = new Map(seen.map(({ value, count }) => [value, count]));
  const unseen = seen.filter(({ value }) => !table.some(({ from }) => from === value)).length;
  const put = (at: number, line: Partial<Line>): void =>
    change(
      { table: table.map((held, index) => (index === at ? { ...held, ...line } : held)) },
      `${'from' in line ? 'from' : 'to'}-${String(at)}`,
    );
  const add = (): void => {
    change({ table: [...table, { from: '', to: '' }] }, null);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLInputElement>('tr:last-child input')?.focus(),
    );
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    event.preventDefault();
    add();
  };
  return (
    <div className={classes.table}>
      {table.length > 0 ? (
        <div className={classes.lines}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('imports:making.in-file')}</th>
                <th scope="col">{t('imports:making.here')}</th>
                <th scope="col">{t('imports:making.times')}</th>
                <th scope="col">
                  <span className={classes.unseen}>{t('imports:making.remove-line')}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={frame}>
              {table.map(({ from, to }, at) => {
                const count = counts.get(from);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its words change while they are typed.
                  <tr key={at}>
                    <td>
                      <TextInput
                        size="xs"
                        aria-label={t('imports:making.line-from', { n: at + 1 })}
                        {...ownDirection}
                        value={from}
                        onKeyDown={onEnter}
                        onChange={(event) => put(at, { from: event.currentTarget.value })}
                      />
                    </td>
                    <td>
                      <ValueInput
                        bare
                        label={t('imports:making.line-to', { value: from })}
                        value={to}
                        options={options}
                        onKeyDown={onEnter}
                        change={(value) => put(at, { to: value })}
                      />
                    </td>
                    <td className={classes.count}>
                      {count === undefined ? '–' : formatNumber(count, language)}
                    </td>
                    <td>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={t('imports:making.remove-of', { value: from })}
                        onClick={() => change({ table: table.filter((_, index) => index !== at) }, null)}
                      >
                        ×
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
      <div className={classes.acts}>
        <Button size="compact-sm" variant="default" onClick={add}>
          {t('imports:making.add-line')}
        </Button>
        {unseen > 0 ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              change(
                {
                  table: withSeen(
                    table,
                    seen.map(({ value }) => value),
                  ),
                },
                null,
              )
            }
          >
            {t('imports:making.fill', { count: unseen, n: formatNumber(unseen, language) })}
          </Button>
        ) : null}
        {moreSeen > 0 ? (
          <span className={classes.quiet}>
            {t('imports:making.more-values', { count: moreSeen, n: formatNumber(moreSeen, language) })}
          </span>
        ) : null}
      </div>
      <div className={classes.steps}>
        <NativeSelect
          size="xs"
          label={t('imports:making.rest')}
          value={rest}
          data={RESTS.map((value) => ({ value, label: t(`imports:making.rest-is.${value}`) }))}
          onChange={(event) => {
            const chosen = RESTS.find((one) => one === event.currentTarget.value);
            if (chosen) change({ rest: chosen }, null);
          }}
        />
        {rest === 'other' ? (
          <ValueInput
            label={t('imports:making.other-value')}
            value={other}
            options={options}
            change={(value) => change({ other: value }, 'other')}
          />
        ) : null}
      </div>
    </div>
  );
}
