import { Button, Select, TextInput, UnstyledButton } from '@mantine/core';
import { type ReactElement, useId, useRef, useState } from 'react';
import type { Preview } from '#contract/imports';
import type { Cell, Mapping } from '#contract/mapping';
import { Icon } from '#web/design/Icon.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { cellIn, fieldGroups, isField, madeFields, make } from './column-fields.ts';
import { fieldWords } from './field-words.ts';
import classes from './Making.module.css';
import { RecipePanel } from './RecipePanel.tsx';

const EXTRA = 'attributes.';
type FieldName = keyof Mapping['fields'];

/** Field by field, how its value is made; each line opens to be written otherwise. */
export function HowMade({
  preview,
  mapping,
  change,
  unfinished,
}: {
  preview: Preview;
  mapping: Mapping;
  change: (mapping: Mapping) => void;
  /** The field whose making lacks something, or null. */
  unfinished: (field: string | null) => void;
}): ReactElement {
  const { t } = useWords();
  const [open, setOpen] = useState<FieldName | null>(null);
  const id = useId();
  const lines = useRef<HTMLUListElement>(null);
  const made = madeFields(mapping);
  const shown = open === null || made.includes(open) ? made : [...made, open];
  const toggle = (field: FieldName | null): void => {
    unfinished(null);
    setOpen(field === open ? null : field);
  };
  const close = (field: FieldName): void => {
    toggle(null);
    requestAnimationFrame(() =>
      lines.current?.querySelector<HTMLButtonElement>(`[data-field="${CSS.escape(field)}"]`)?.focus(),
    );
  };
  const changeFrom =
    (field: FieldName) =>
    (after: Mapping): void => {
      const gone = cellIn(mapping, field);
      change(after);
      if (gone === undefined || cellIn(after, field) !== undefined) return;
      undoToast({
        words: t('imports:making.left-out', { field: fieldWords(field) }),
        undo: async () => change(make(after, field, gone)),
      });
    };
  return (
    <Part title={t('imports:making.title')} beside={t('imports:making.words')}>
      <ul className={classes.fields} ref={lines}>
        {shown.map((field) => (
          <li key={field}>
            <UnstyledButton
              className={classes.line}
              data-field={field}
              aria-expanded={field === open}
              aria-controls={field === open ? `${id}-${field}` : undefined}
              onClick={() => toggle(field)}
            >
              <span className={classes.name}>
                <Told>{fieldWords(field)}</Told>
              </span>
              <Recipe cell={cellIn(mapping, field)} />
              <span className={classes.turn} data-open={field === open || undefined}>
                <Icon name="next" size={16} />
              </span>
            </UnstyledButton>
            {field === open ? (
              <RecipePanel
                id={`${id}-${field}`}
                field={field}
                name={fieldWords(field)}
                preview={preview}
                mapping={mapping}
                change={changeFrom(field)}
                unfinished={(lacks) => unfinished(lacks ? field : null)}
                close={() => close(field)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <AddField taken={shown} add={(field) => toggle(field)} />
    </Part>
  );
}

/** A recipe in some words: where from, and what is done on the way. */
function Recipe({ cell }: { cell: Cell | undefined }): ReactElement {
  const { t, language } = useWords();
  if (cell === undefined) return <span className={classes.quiet}>{t('imports:making.not-yet')}</span>;
  const entries = cell.table === undefined ? 0 : Object.keys(cell.table).length;
  return (
    <span className={classes.recipe}>
      {cell.constant === undefined ? (
        (cell.columns ?? [cell.column ?? '']).map((column, at) => (
          <span key={column}>
            {at > 0 ? ' + ' : null}
            <Told>{column}</Told>
          </span>
        ))
      ) : (
        <>
          {t('imports:making.always')} <Told>{cell.constant}</Told>
        </>
      )}
      {cell.split === undefined ? null : <Mark>{t('imports:making.has-split')}</Mark>}
      {cell.match === undefined ? null : <Mark>{t('imports:making.has-match')}</Mark>}
      {cell.table === undefined ? null : (
        <Mark>{t('imports:making.has-table', { count: entries, n: formatNumber(entries, language) })}</Mark>
      )}
    </span>
  );
}

/** A field that no column fills by itself, or a detail under a name of one's own. */
function AddField({
  taken,
  add,
}: {
  taken: readonly FieldName[];
  add: (field: FieldName) => void;
}): ReactElement {
  const { t } = useWords();
  const [naming, setNaming] = useState<string | null>(null);
  const named = `${EXTRA}${naming?.trim() ?? ''}`;
  const ready = naming !== null && isField(named) && !taken.includes(named);
  const addNamed = (): void => {
    if (!isField(named) || !ready) return;
    setNaming(null);
    add(named);
  };
  return (
    <div className={classes.adding}>
      <Select
        size="xs"
        searchable
        label={t('imports:making.add-field')}
        placeholder={t('imports:making.choose-field')}
        value={naming === null ? null : EXTRA}
        data={[
          ...fieldGroups().map(({ group, fields }) => ({
            group: t(`imports:group.${group}`),
            items: fields
              .filter((field) => !taken.some((one) => one === field))
              .map((value) => ({ value, label: fieldWords(value) })),
          })),
          { group: t('imports:group.extra'), items: [{ value: EXTRA, label: t('imports:making.own-name') }] },
        ]}
        onChange={(field) => {
          if (field === EXTRA) setNaming('');
          else if (field !== null && isField(field)) {
            setNaming(null);
            add(field);
          }
        }}
      />
      {naming === null ? null : (
        <>
          <TextInput
            size="xs"
            label={t('imports:making.detail-name')}
            maxLength={60}
            {...ownDirection}
            value={naming}
            onChange={(event) => setNaming(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') addNamed();
            }}
          />
          <Button size="xs" variant="default" disabled={!ready} onClick={addNamed}>
            {t('imports:making.add')}
          </Button>
        </>
      )}
    </div>
  );
}
