import { Alert, Checkbox, PasswordInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Customer } from '#contract/customers';
import type { ErasurePreview } from '#contract/rights';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Asked } from '#web/design/Asked.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { useSession } from '#web/session/session.queries.ts';
import classes from './Rights.module.css';
import { erasurePreviewQuery, useErase } from './rights.queries.ts';

/** Forgetting a person: what goes and what stays, said before; a reason, the day they asked, and one's own password. */
export function EraseDialog({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const signer = useSession()?.employee;
  const preview = useQuery(erasurePreviewQuery(customer.id));
  const [reason, setReason] = useState('');
  const [askedOn, setAskedOn] = useState('');
  const [password, setPassword] = useState('');
  const [knowingly, setKnowingly] = useState(false);
  const erase = useErase();
  const signs = signer !== undefined && !signer.sample;
  const threat = preview.data?.legalThreat === true;
  return (
    <ActDialog
      title={t('rights:erase.title')}
      act={t('rights:erase.do')}
      close={close}
      submit={() =>
        erase.mutate(
          {
            id: customer.id,
            reason: reason.trim(),
            askedOn,
            ...(threat ? { despiteLegalThreat: knowingly } : {}),
            ...(signs ? { password } : {}),
          },
          {
            onSuccess: (certificate) =>
              void navigate({ to: '/erasures/$id', params: { id: certificate.id } }),
          },
        )
      }
      ready={
        preview.data !== undefined &&
        reason.trim().length > 2 &&
        askedOn !== '' &&
        (!threat || knowingly) &&
        (!signs || password !== '')
      }
      pending={erase.isPending}
      error={erase.error}
      grave
    >
      <p>
        <Told>{customer.name ?? t('customers:nameless')}</Told>
      </p>
      <Asked query={preview} lines={4}>
        {(held) => <Goes held={held} />}
      </Asked>
      {threat ? (
        <Alert color="red">
          <Checkbox
            label={t('rights:erase.despite-threat')}
            checked={knowingly}
            onChange={(event) => setKnowingly(event.currentTarget.checked)}
          />
        </Alert>
      ) : null}
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={500}
        label={t('rights:erase.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DayField label={t('rights:erase.asked-on')} value={askedOn} change={setAskedOn} />
      {signs ? (
        <PasswordInput
          dir="ltr"
          autoComplete="current-password"
          label={t('rights:erase.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      ) : null}
    </ActDialog>
  );
}

function Goes({ held }: { held: ErasurePreview }): ReactElement {
  const { t, pick } = useWords();
  return (
    <div className={classes.preview}>
      <h3>{t('rights:erase.goes')}</h3>
      <ul>
        <li>
          {t('rights:count.records', { count: held.records.length })}:{' '}
          {held.records.map((record) => pick(record.source.name)).join(', ')}
        </li>
        <li>{t('rights:count.interactions', { count: held.interactions })}</li>
        <li>{t('rights:count.promises', { count: held.promises })}</li>
        <li>{t('rights:erase.keys')}</li>
      </ul>
      <h3>{t('rights:erase.stays')}</h3>
      <ul>
        {held.cases > 0 ? <li>{t('rights:count.cases', { count: held.cases })}</li> : null}
        {held.compensations > 0 ? (
          <li>{t('rights:count.compensations', { count: held.compensations })}</li>
        ) : null}
        {held.scenarios > 0 ? <li>{t('rights:count.scenarios', { count: held.scenarios })}</li> : null}
        <li>{t('rights:erase.audit-stays')}</li>
        <li>{t('rights:erase.hash-stays')}</li>
      </ul>
      {held.openCases > 0 ? (
        <Alert color="yellow">{t('rights:erase.open-cases', { count: held.openCases })}</Alert>
      ) : null}
      <p>{t('rights:erase.for-ever')}</p>
    </div>
  );
}
