import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Customer, CustomerRow } from '#contract/customers';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { CustomerFinder } from './CustomerFinder.tsx';
import classes from './Identity.module.css';
import { mergePreviewQuery, useMerge, useUndo } from './identity.queries.ts';
import { RulingPreview } from './RulingPreview.tsx';

/** "They are one person": find the other card, see what would move, say why. It is a ruling and can be withdrawn. */
export function MergeDialog({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const [other, setOther] = useState<CustomerRow | null>(null);
  const [reason, setReason] = useState('');
  const merge = useMerge();
  const undo = useUndo();
  const submit = (): void => {
    if (!other) return;
    merge.mutate(
      { customerId: customer.id, otherId: other.id, reason },
      {
        onSuccess: ({ customerId, rulingId }) => {
          close();
          undoToast({
            words: say('customers:merge.done'),
            undo: () => undo.mutateAsync({ id: rulingId, reason: say('customers:undo-reason') }),
          });
          void navigate({ to: '/customers/$id', params: { id: customerId } });
        },
      },
    );
  };
  return (
    <ActDialog
      size="lg"
      title={t('customers:merge.title')}
      act={t('customers:merge.act')}
      close={close}
      submit={submit}
      ready={other !== null && reason.trim().length >= 3}
      pending={merge.isPending}
      error={merge.error}
    >
      <p className={classes.note}>{t('customers:merge.words')}</p>
      {other === null ? (
        <CustomerFinder exclude={customer.id} label={t('customers:merge.find')} choose={setOther} />
      ) : (
        <>
          <Two customer={customer} other={other} again={() => setOther(null)} />
          <Preview customerId={customer.id} otherId={other.id} />
        </>
      )}
      <Textarea
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={500}
        label={t('customers:reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}

function Preview({ customerId, otherId }: { customerId: string; otherId: string }): ReactElement {
  return <RulingPreview query={useQuery(mergePreviewQuery(customerId, otherId))} />;
}

function Two({
  customer,
  other,
  again,
}: {
  customer: Customer;
  other: CustomerRow;
  again: () => void;
}): ReactElement {
  const { t, pick } = useWords();
  const of = (attribute: string): string | null =>
    customer.attributes.find((one) => one.attribute === attribute)?.value ?? null;
  const lines = [
    { id: 'name', a: customer.name, b: other.name },
    { id: 'phone', a: of('phone'), b: other.phone },
    { id: 'city', a: of('city'), b: other.city },
    {
      id: 'sources',
      a: [...new Set(customer.records.map((record) => pick(record.source.name)))].join(', '),
      b: other.sources.map((source) => pick(source.name)).join(', '),
    },
  ];
  return (
    <div>
      <table className={classes.two}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('customers:merge.this')}</th>
            <th scope="col">{t('customers:merge.other')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={line.id}
              data-agreement={
                line.a === null || line.b === null ? undefined : line.a === line.b ? 'same' : undefined
              }
            >
              <th scope="row">{t(`customers:column.${line.id}`)}</th>
              <td>{line.a ? <Told>{line.a}</Told> : '–'}</td>
              <td>{line.b ? <Told>{line.b}</Told> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button variant="subtle" size="compact-sm" onClick={again}>
        {t('customers:merge.again')}
      </Button>
    </div>
  );
}
