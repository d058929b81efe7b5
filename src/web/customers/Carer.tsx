import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Customer } from '#contract/customers';
import { Told } from '#web/design/Told.tsx';
import { formatAgo, formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Customer.module.css';

/** The first line of the page, in the customer's own question: is somebody taking care of me? */
export function Carer({ customer }: { customer: Customer }): ReactElement {
  const { t, language, pick } = useWords();
  const { carer } = customer;
  if (!carer) {
    return (
      <section className={classes.carer} aria-label={t('customers:carer.question')}>
        <strong>{t('customers:carer.question')}</strong>
        <span>{t('customers:carer.nobody')}</span>
      </section>
    );
  }
  const late = carer.nextWordAt !== null && Date.parse(carer.nextWordAt) < Date.now();
  return (
    <section
      className={classes.carer}
      data-tone={late || carer.toldAt === null ? 'attention' : undefined}
      aria-label={t('customers:carer.question')}
    >
      <strong>{t('customers:carer.question')}</strong>
      <Link to="/cases/$id" params={{ id: carer.caseId }}>
        {carer.employee ? (
          <>
            <Told>{carer.employee.name}</Told>
            {' · '}
          </>
        ) : null}
        {pick(carer.division.name)}
      </Link>
      <Fact name={t('customers:carer.since')}>{formatAgo(carer.since, Date.now(), language)}</Fact>
      <Fact name={t('customers:carer.told')}>
        {carer.toldAt ? formatInstant(carer.toldAt, language) : t('customers:carer.not-told')}
      </Fact>
      <Fact name={late ? t('customers:carer.next-late') : t('customers:carer.next')}>
        {carer.nextWordAt ? formatInstant(carer.nextWordAt, language) : t('customers:carer.next-unknown')}
      </Fact>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <span className={classes.fact}>
      <span className={classes.factName}>{name}</span>
      <span>{children}</span>
    </span>
  );
}
