import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import {
  type AttributeName,
  CRITERIA,
  type Criterion,
  type Survivorship,
  type SurvivorshipPreview,
} from '#contract/customers';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Asked } from '#web/design/Asked.tsx';
import { Told } from '#web/design/Told.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { moved, toggled } from './criteria-order.ts';
import classes from './Values.module.css';
import { useChooseCriteria, valuePreviewQuery } from './values.queries.ts';

/** The reasons in their order, and for whom another value would be shown, before it is shown. */
export function CriteriaDialog({ rule, close }: { rule: Survivorship; close: () => void }): ReactElement {
  const { t } = useWords();
  const { attribute } = rule;
  const [criteria, setCriteria] = useState<readonly Criterion[]>(rule.criteria);
  const choose = useChooseCriteria();
  const same = criteria.join() === rule.criteria.join();
  const usual = criteria.join() === rule.usual.join();
  const left = CRITERIA.filter((one) => !criteria.includes(one));
  return (
    <ActDialog
      title={t('customers:values.dialog', { attribute: t(`customers:attribute.${attribute}`) })}
      act={t('customers:values.save')}
      close={close}
      submit={() =>
        choose.mutate(
          { attribute, criteria: usual ? [] : criteria },
          {
            onSuccess: () => {
              close();
              undoToast({
                words: say('customers:values.saved'),
                undo: () => choose.mutateAsync({ attribute, criteria: rule.own ? rule.criteria : [] }),
              });
            },
          },
        )
      }
      ready={!same && criteria.length > 0}
      pending={choose.isPending}
      error={choose.error}
      size="lg"
    >
      <p className={classes.quiet}>{t('customers:values.order')}</p>
      <ol className={classes.criteria}>
        {[...criteria, ...left].map((one) => (
          <li key={one} className={classes.criterion}>
            <Checkbox
              label={t(`customers:values.criterion.${one}`)}
              checked={criteria.includes(one)}
              onChange={() => setCriteria(toggled(criteria, one))}
            />
            {criteria.includes(one) ? (
              <span>
                {([-1, 1] as const).map((by) => (
                  <Button
                    key={by}
                    variant="subtle"
                    size="compact-xs"
                    disabled={moved(criteria, one, by).join() === criteria.join()}
                    aria-label={t(`customers:values.${by === 1 ? 'later' : 'earlier'}`, {
                      criterion: t(`customers:values.criterion.${one}`),
                    })}
                    onClick={() => setCriteria(moved(criteria, one, by))}
                  >
                    {by === 1 ? '↓' : '↑'}
                  </Button>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {usual ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => setCriteria(rule.usual)}>
          {t('customers:values.back-to-usual')}
        </Button>
      )}
      {same || criteria.length === 0 ? null : <Preview attribute={attribute} criteria={criteria} />}
    </ActDialog>
  );
}

function Preview({
  attribute,
  criteria,
}: {
  attribute: AttributeName;
  criteria: readonly Criterion[];
}): ReactElement {
  return (
    <Asked query={useQuery(valuePreviewQuery(attribute, criteria))} lines={3}>
      {(preview) => <Foreseen preview={preview} />}
    </Asked>
  );
}

function Foreseen({ preview }: { preview: SurvivorshipPreview }): ReactElement {
  const { t, language, pick } = useWords();
  const { changed, looked, of, examples } = preview;
  const said = ({ value, source }: SurvivorshipPreview['examples'][number]['before']): ReactElement => (
    <>
      <Told>{value}</Told>
      <span className={classes.quiet}>
        {' '}
        ({source === null ? t('customers:source.by-hand') : pick(source.name)})
      </span>
    </>
  );
  return (
    <section aria-live="polite">
      <p>
        <strong>
          {changed === 0
            ? t('customers:values.nothing')
            : t('customers:values.would-change', { count: changed, n: formatNumber(changed, language) })}
        </strong>{' '}
        <span className={classes.quiet}>
          {looked === of
            ? t('customers:values.all-looked', { n: formatNumber(of, language) })
            : t('customers:values.some-looked', {
                n: formatNumber(looked, language),
                of: formatNumber(of, language),
              })}
        </span>
      </p>
      <ul className={classes.examples}>
        {examples.map((one) => (
          <li key={one.customerId}>
            <Told>{one.name ?? t('customers:nameless')}</Told>
            <div>
              {said(one.before)} <span aria-hidden="true">{language === 'he' ? '←' : '→'}</span>{' '}
              {said(one.after)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
