import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Made } from '#contract/imports';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import type { Option } from './field-options.ts';
import classes from './Making.module.css';
import { GROUPS, LONGEST_PATTERN, type Recipe } from './recipe.ts';
import { ValueTable } from './ValueTable.tsx';

/** Parts that are offered; one that a mapping already has is offered too. */
const OFFERED_PARTS = [1, 2, 3, 4, 5, 6, -1, -2, -3];

/** What is done to the words of a column: a part of them, what a pattern finds, and what it means here. */
export function RecipeSteps({
  id,
  recipe,
  options,
  made,
  looking,
  put,
}: {
  id: string;
  recipe: Recipe;
  options: readonly Option[] | null;
  made: Made | null;
  looking: boolean;
  put: (after: Partial<Recipe>, place: string | null) => void;
}): ReactElement {
  const { t, language } = useWords();
  const { split, match, table } = recipe;
  const number = (n: number): string => formatNumber(n, language);
  const parts =
    split === null || OFFERED_PARTS.includes(split.part) ? OFFERED_PARTS : [...OFFERED_PARTS, split.part];
  const trouble = made?.pattern ?? null;
  return (
    <>
      <div className={classes.group}>
        <Checkbox
          label={t('imports:making.split')}
          checked={split !== null}
          onChange={(event) =>
            put({ split: event.currentTarget.checked ? { by: ' ', part: 1 } : null }, null)
          }
        />
        {split === null ? null : (
          <div className={classes.steps}>
            <TextInput
              size="xs"
              label={t('imports:making.separator')}
              description={split.by.trim() === '' && split.by !== '' ? t('imports:making.blank') : null}
              maxLength={8}
              {...ownDirection}
              value={split.by}
              onChange={(event) => put({ split: { ...split, by: event.currentTarget.value } }, 'separator')}
            />
            <NativeSelect
              size="xs"
              label={t('imports:making.part')}
              value={String(split.part)}
              data={parts.map((part) => ({
                value: String(part),
                label:
                  part > 0
                    ? t('imports:making.part-is', { n: number(part) })
                    : t('imports:making.part-from-end', { n: number(-part) }),
              }))}
              onChange={(event) =>
                put({ split: { ...split, part: Number(event.currentTarget.value) } }, null)
              }
            />
          </div>
        )}
      </div>
      <div className={classes.group}>
        <Checkbox
          label={t('imports:making.match')}
          checked={match !== null}
          onChange={(event) =>
            put({ match: event.currentTarget.checked ? { pattern: '', group: 0 } : null }, null)
          }
        />
        {match === null ? null : (
          <>
            <div className={classes.steps}>
              <TextInput
                size="xs"
                className={classes.pattern}
                label={t('imports:making.pattern')}
                description={t('imports:making.pattern-words')}
                aria-describedby={`${id}-pattern`}
                dir="ltr"
                spellCheck={false}
                autoComplete="off"
                maxLength={LONGEST_PATTERN}
                value={match.pattern}
                error={trouble !== null}
                onChange={(event) =>
                  put({ match: { ...match, pattern: event.currentTarget.value } }, 'pattern')
                }
              />
              <NativeSelect
                size="xs"
                label={t('imports:making.found')}
                value={String(match.group)}
                data={Array.from({ length: GROUPS + 1 }, (_, group) => ({
                  value: String(group),
                  label:
                    group === 0
                      ? t('imports:making.found-all')
                      : t('imports:making.found-group', { n: number(group) }),
                }))}
                onChange={(event) =>
                  put({ match: { ...match, group: Number(event.currentTarget.value) } }, null)
                }
              />
            </div>
            <p
              id={`${id}-pattern`}
              role="status"
              className={trouble === null ? classes.quiet : classes.failed}
            >
              {match.pattern === '' ? null : looking ? (
                t('imports:making.pattern-looking')
              ) : trouble === null ? (
                t('imports:making.pattern-good')
              ) : (
                <>
                  {t(`imports:making.pattern-is.${trouble.why}`)}{' '}
                  {trouble.detail === '' ? null : <Told>{trouble.detail.slice(0, 160)}</Told>}
                </>
              )}
            </p>
          </>
        )}
      </div>
      <div className={classes.group}>
        <Checkbox
          label={t('imports:making.table')}
          checked={table !== null}
          onChange={(event) => put({ table: event.currentTarget.checked ? [] : null }, null)}
        />
        {table === null ? null : (
          <ValueTable
            table={table}
            rest={recipe.rest}
            other={recipe.other}
            options={options}
            seen={made?.values ?? []}
            moreSeen={made?.moreValues ?? 0}
            change={put}
          />
        )}
      </div>
    </>
  );
}
