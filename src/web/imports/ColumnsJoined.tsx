import { Button, Select, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Making.module.css';

/** Which columns are joined, in which order, and what stands between them. */
export function ColumnsJoined({
  all,
  chosen,
  join,
  hidden,
  change,
}: {
  all: readonly string[];
  chosen: readonly string[];
  join: string | null;
  /** Whether an empty separator means the sign that no file writes. */
  hidden: boolean;
  change: (after: { columns?: readonly string[]; join?: string | null }, place: string | null) => void;
}): ReactElement {
  const { t } = useWords();
  // One empty place more than is chosen, and at least two.
  const places = [...chosen, ...Array<string>(Math.max(1, 2 - chosen.length)).fill('')];
  const put = (at: number, column: string | null): void =>
    change(
      {
        columns: places
          .map((held, index) => (index === at ? (column ?? '') : held))
          .filter((held) => held !== ''),
      },
      null,
    );
  const swap = (at: number): void => {
    const after = [...chosen];
    const [one, other] = [after[at - 1], after[at]];
    if (one === undefined || other === undefined) return;
    after[at - 1] = other;
    after[at] = one;
    change({ columns: after }, null);
  };
  return (
    <div className={classes.joined}>
      <ol className={classes.places}>
        {places.map((column, at) => (
          <li key={`${String(at)}-${column}`}>
            <Select
              size="xs"
              searchable
              allowDeselect={false}
              clearable={column !== ''}
              clearButtonProps={{ 'aria-label': t('imports:leave-out') }}
              aria-label={t('imports:making.place', { n: at + 1 })}
              placeholder={t('imports:making.add-column')}
              value={column === '' ? null : column}
              data={all.filter((name) => name === column || !chosen.includes(name))}
              onChange={(name) => put(at, name)}
            />
            {at > 0 && column !== '' ? (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('imports:making.earlier-of', { column })}
                onClick={() => swap(at)}
              >
                {t('imports:making.earlier')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <TextInput
        size="xs"
        label={t('imports:making.between')}
        description={hidden ? t('imports:making.between-hidden') : t('imports:making.between-words')}
        {...ownDirection}
        maxLength={8}
        value={join ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ join: value === '' && hidden ? null : value }, 'join')
        }
      />
    </div>
  );
}
