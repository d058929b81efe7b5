import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Case } from '#contract/cases';
import { parseMinor } from '#kernel/money';
import { problemOf } from '#web/call.ts';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { formatMoney } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Cases.module.css';
import { type Gift, useCompensate } from './cases.queries.ts';

const KINDS: readonly Gift['kind'][] = ['credit', 'refund', 'waiver', 'gift'];

/** Giving within the policy: the clause and what is left of it stand beside the amount. The server has the last word. */
export function CompensateDialog({ case: one, close }: { case: Case; close: () => void }): ReactElement {
  const { t, language, pick } = useWords();
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  const [kind, setKind] = useState<Gift['kind']>('credit');
  const [harm, setHarm] = useState<Gift['harm'] | null>(one.authority[0]?.harm ?? null);
  const [typed, setTyped] = useState('');
  const compensate = useCompensate();
  const clause = one.authority.find((line) => line.harm === harm);
  const amountMinor = parseMinor(typed, currency);
  const submit = (): void => {
    if (harm !== null && amountMinor !== null)
      compensate.mutate({ id: one.id, kind, harm, amountMinor }, { onSuccess: close });
  };
  const left = leftOf(compensate.error);
  return (
    <ActDialog
      title={t('cases:act.compensate')}
      act={t('cases:do.compensate')}
      close={close}
      submit={submit}
      ready={harm !== null && amountMinor !== null && amountMinor > 0}
      pending={compensate.isPending}
      error={compensate.error}
      refused={
        left === null ? undefined : t('cases:over-limit', { left: formatMoney(left, currency, language) })
      }
    >
      <Select
        label={t('cases:harm-name')}
        allowDeselect={false}
        value={harm}
        data={one.authority.map((line) => ({ value: line.harm, label: t(`cases:harm.${line.harm}`) }))}
        onChange={(value) => setHarm(one.authority.find((line) => line.harm === value)?.harm ?? null)}
      />
      {clause ? (
        <p className={classes.clause}>
          {pick(clause.words)}{' '}
          <span className={classes.quiet}>
            {t('cases:authority.left', {
              left: formatMoney(clause.leftMinor, currency, language),
              limit: formatMoney(clause.limitMinor, currency, language),
            })}
          </span>
        </p>
      ) : (
        <p className={classes.clause}>{t('cases:authority.none')}</p>
      )}
      <Select
        label={t('cases:kind-name')}
        allowDeselect={false}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`cases:kind.${value}`) }))}
        onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'credit')}
      />
      <TextInput
        dir="ltr"
        inputMode="decimal"
        label={t('cases:amount', { currency })}
        value={typed}
        error={typed !== '' && amountMinor === null ? t('cases:bad-amount') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ActDialog>
  );
}

/** What the refusal says is left, in minor units; null for any other answer. */
function leftOf(error: unknown): number | null {
  const problem = problemOf(error);
  if (problem?.code !== 'OVER_LIMIT' || typeof problem.data !== 'object' || problem.data === null)
    return null;
  const left: unknown = Reflect.get(problem.data, 'leftMinor');
  return typeof left === 'number' ? left : null;
}
