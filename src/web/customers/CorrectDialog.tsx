import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { AttributeName, Customer } from '#contract/customers';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { formatInstant } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import classes from './Customer.module.css';
import { correctionsQuery, useCorrect, useWithdrawCorrection } from './customers.queries.ts';

const CONTACT = ['phone', 'email', 'national-id', 'birth-date', 'street'] as const;
const OPEN = [
  'name',
  'latin-name',
  'city',
  'gender',
  'language',
  'plan',
  'product',
  'customer-since',
] as const;

/** "This is wrong": the right value and why. It wins over every source until somebody takes it back. */
export function CorrectDialog({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t } = useWords();
  const names: readonly AttributeName[] = customer.may.includes('customer.see-contact-details')
    ? [...OPEN, ...CONTACT]
    : OPEN;
  const [attribute, setAttribute] = useState<AttributeName>('city');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const correct = useCorrect();
  const withdraw = useWithdrawCorrection();
  const now = customer.attributes.find((one) => one.attribute === attribute)?.value ?? null;
  const submit = (): void =>
    correct.mutate(
      { id: customer.id, attribute, value: value.trim(), reason: reason.trim() },
      {
        onSuccess: ({ correctionId }) => {
          close();
          undoToast({
            words: say('customers:correct.done'),
            undo: () => withdraw.mutateAsync({ id: correctionId, reason: say('customers:undo-reason') }),
          });
        },
      },
    );
  return (
    <ActDialog
      title={t('customers:correct.title')}
      act={t('customers:correct.do')}
      close={close}
      submit={submit}
      ready={value.trim() !== '' && reason.trim().length >= 3}
      pending={correct.isPending}
      error={correct.error}
    >
      <Select
        label={t('customers:correct.which')}
        allowDeselect={false}
        value={attribute}
        data={names.map((name) => ({ value: name, label: t(`customers:attribute.${name}`) }))}
        onChange={(chosen) => setAttribute(names.find((name) => name === chosen) ?? 'city')}
      />
      <TextInput
        data-autofocus
        {...ownDirection}
        label={t('customers:correct.value')}
        description={now === null ? null : t('customers:correct.now', { value: now })}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <TextInput
        {...ownDirection}
        label={t('customers:reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <History customerId={customer.id} />
    </ActDialog>
  );
}

/** What was corrected before; what still stands can be taken back. */
function History({ customerId }: { customerId: string }): ReactElement | null {
  const { t, language } = useWords();
  const corrections = useQuery(correctionsQuery(customerId)).data ?? [];
  const withdraw = useWithdrawCorrection();
  if (corrections.length === 0) return null;
  return (
    <section aria-label={t('customers:correct.history')}>
      <h3 className={classes.small}>{t('customers:correct.history')}</h3>
      <ul className={classes.rows}>
        {corrections.map((one) => (
          <li key={one.id} className={classes.row}>
            <div>
              {t(`customers:attribute.${one.attribute}`)}
              {': '}
              <Told>{one.value}</Told>
              <div className={classes.quiet}>
                <Told>{one.by?.name ?? '–'}</Told>
                {' · '}
                {formatInstant(one.at, language)}
                {' · '}
                <Told>{one.reason}</Told>
              </div>
            </div>
            {one.withdrawn === null ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  withdraw.mutate(
                    { id: one.id, reason: say('customers:correct.withdrawn-here') },
                    { onError: refusalToast },
                  )
                }
              >
                {t('customers:correct.withdraw')}
              </Button>
            ) : (
              <span className={classes.quiet}>{t('customers:correct.withdrawn')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
