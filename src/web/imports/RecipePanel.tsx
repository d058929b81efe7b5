import { Alert, Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { Preview } from '#contract/imports';
import type { Cell, Mapping } from '#contract/mapping';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { refusalSentence, refusalWords } from '#web/language/refusal-words.ts';
import { ColumnsJoined } from './ColumnsJoined.tsx';
import { cellIn, make } from './column-fields.ts';
import { useFieldOptions } from './field-options.ts';
import { begun, changed, type History, redone, undone } from './history.ts';
import { madeQuery } from './imports.queries.ts';
import { MadeRows } from './MadeRows.tsx';
import classes from './Making.module.css';
import { RecipeSteps } from './RecipeSteps.tsx';
import { cellOf, isIdentifier, type Recipe, recipeOf } from './recipe.ts';
import { ValueInput } from './ValueInput.tsx';

type Panel = {
  readonly id: string;
  readonly field: keyof Mapping['fields'];
  readonly name: string;
  readonly preview: Preview;
  readonly mapping: Mapping;
  readonly change: (mapping: Mapping) => void;
  /** Whether what is written here lacks something: the import must not begin with what was there before. */
  readonly unfinished: (lacks: boolean) => void;
  readonly close: () => void;
};
const TYPING_MS = 250;

/** How one value is made: where it comes from, its parts, pattern and table, and what the first rows say to it. */
export function RecipePanel(panel: Panel): ReactElement {
  const { t } = useWords();
  const { field, preview, mapping } = panel;
  const { history, step, recipe } = useSteps(panel);
  const options = useFieldOptions()(field);
  const { cell, lacks } = cellOf(recipe);
  const made = useMade(panel, cell);
  const suggested = cellIn(preview.mapping, field);
  const put = (after: Partial<Recipe>, place: string | null): void =>
    step((before) => changed(before, { ...before.now, ...after }, place));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) panel.close();
    const asked = event.ctrlKey || event.metaKey;
    if (!asked || (event.code !== 'KeyZ' && event.code !== 'KeyY')) return;
    event.preventDefault();
    step(event.code === 'KeyY' || event.shiftKey ? redone : undone);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo and Escape belong to whatever stands inside.
    <div id={panel.id} className={classes.panel} onKeyDown={onKeyDown}>
      <fieldset className={classes.group}>
        <legend>{t('imports:making.from')}</legend>
        <div className={classes.kinds} role="radiogroup" aria-label={t('imports:making.from')}>
          {(['column', 'columns', 'constant'] as const).map((from) => (
            <label key={from}>
              <input
                type="radio"
                name={`${panel.id}-from`}
                checked={recipe.from === from}
                onChange={() =>
                  put(
                    {
                      from,
                      ...(from === 'columns' && recipe.columns.length === 0 ? joinedFrom(recipe) : {}),
                    },
                    null,
                  )
                }
              />
              {t(`imports:making.from-is.${from}`)}
            </label>
          ))}
        </div>
        {recipe.from === 'column' ? (
          <Select
            size="xs"
            searchable
            allowDeselect={false}
            aria-label={t('imports:making.from-is.column')}
            placeholder={t('imports:making.choose-column')}
            className={classes.one}
            value={recipe.column === '' ? null : recipe.column}
            data={preview.columns.map((column) => column.name)}
            onChange={(column) => put({ column: column ?? '' }, null)}
          />
        ) : null}
        {recipe.from === 'columns' ? (
          <ColumnsJoined
            all={preview.columns.map((column) => column.name)}
            chosen={recipe.columns}
            join={recipe.join}
            hidden={isIdentifier(field)}
            change={put}
          />
        ) : null}
        {recipe.from === 'constant' ? (
          <div className={classes.one}>
            <ValueInput
              bare
              label={t('imports:making.from-is.constant')}
              value={recipe.constant}
              options={options}
              change={(constant) => put({ constant }, 'constant')}
            />
          </div>
        ) : null}
      </fieldset>
      {recipe.from === 'constant' ? null : (
        <RecipeSteps
          id={panel.id}
          recipe={recipe}
          options={options}
          made={made.data ?? null}
          looking={made.isFetching}
          put={put}
        />
      )}
      {lacks === null ? null : (
        <p className={classes.failed} role="status">
          {t(`imports:making.lacks.${lacks}`)}
        </p>
      )}
      {made.error ? (
        <Alert color="red" variant="light" role="alert">
          {refusalWords(made.error)} <Told>{refusalSentence(made.error) ?? ''}</Told>
        </Alert>
      ) : made.data ? (
        <MadeRows
          made={made.data}
          columns={cell?.columns ?? (cell?.column ? [cell.column] : [])}
          busy={made.isFetching}
        />
      ) : lacks === null ? (
        <p className={classes.quiet} role="status">
          {t('imports:looking')}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={history.past.length === 0}
          onClick={() => step(undone)}
        >
          {t('imports:making.undo')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={history.future.length === 0}
          onClick={() => step(redone)}
        >
          {t('imports:making.redo')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={suggested === undefined || same(suggested, cell)}
          onClick={() => step((before) => changed(before, recipeOf(suggested, field), null))}
        >
          {t(`imports:making.back.${preview.mappingFrom}`)}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            panel.close();
            panel.change(make(mapping, field, null));
          }}
        >
          {t('imports:making.leave-out', { field: panel.name })}
        </Button>
        <Button size="compact-sm" onClick={panel.close}>
          {t('imports:making.done')}
        </Button>
      </div>
    </div>
  );
}

/** The steps of writing; each that is whole goes into the mapping, and what the mapping is told elsewhere comes in here. */
function useSteps({ field, mapping, change, unfinished }: Panel) {
  const held = cellIn(mapping, field);
  const [history, setHistory] = useState(() => begun(recipeOf(held, field)));
  const sent = useRef(held);
  const step = (next: (before: History<Recipe>) => History<Recipe>): void => {
    const after = next(history);
    setHistory(after);
    const { cell, lacks } = cellOf(after.now);
    unfinished(lacks !== null);
    if (cell === null || same(cell, held)) return;
    sent.current = cell;
    change(make(mapping, field, cell));
  };
  useEffect(() => {
    if (held === undefined || same(held, sent.current)) return;
    sent.current = held;
    setHistory((before) => changed(before, recipeOf(held, field), null));
  }, [held, field]);
  return { history, step, recipe: history.now };
}

function useMade({ field, preview, mapping }: Panel, cell: Cell | null) {
  const [settled] = useDebouncedValue(cell === null ? null : JSON.stringify(cell), TYPING_MS);
  const asked: Cell = settled === null ? { constant: '' } : JSON.parse(settled);
  const { file } = mapping;
  return useQuery({
    ...madeQuery({
      uploadId: preview.uploadId,
      field,
      mapping: {
        ...mapping,
        file: {
          ...file,
          dateOrder: file.dateOrder === 'auto' ? (preview.dateOrder ?? 'auto') : file.dateOrder,
          decimal: file.decimal === 'auto' ? preview.decimal : file.decimal,
        },
        fields: { [field]: asked },
      },
    }),
    enabled: settled !== null,
  });
}

function joinedFrom({ column }: Recipe): Partial<Recipe> {
  return column === '' ? {} : { columns: [column] };
}

function same(one: Cell | undefined, other: Cell | null | undefined): boolean {
  return JSON.stringify(recipeLike(one)) === JSON.stringify(recipeLike(other ?? undefined));
}

/** Order of keys says nothing; the order of columns does. */
function recipeLike(cell: Cell | undefined): unknown {
  return cell === undefined ? null : recipeOf(cell, '');
}
