import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Case } from '#contract/cases';
import { customerQuery } from '#web/customers/customers.queries.ts';
import { Pledges } from '#web/customers/Pledges.tsx';
import { AskedPage } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { CaseActs } from './CaseActs.tsx';
import { CaseSide } from './CaseSide.tsx';
import { CaseSubject } from './CaseSubject.tsx';
import classes from './Cases.module.css';
import { caseQuery } from './cases.queries.ts';
import { Trail } from './Trail.tsx';

/** One case: what happened, what was promised, what was told, who held the baton, and what can be done now. */
export function CasePage(): ReactElement {
  const { id } = useParams({ from: '/inside/cases/$id' });
  return (
    <AskedPage query={useQuery(caseQuery(id))} lines={9}>
      {(one) => <One case={one} />}
    </AskedPage>
  );
}

function One({ case: one }: { case: Case }): ReactElement {
  const { t } = useWords();
  return (
    <Page
      trail={<Link to="/cases">{t('shell:room.cases.name')}</Link>}
      title={<CaseSubject subject={one.subject} />}
      subtitle={
        <>
          <bdi dir="ltr">{`#${String(one.number)}`}</bdi>
          {' · '}
          <Link to="/customers/$id" params={{ id: one.customerId }}>
            <Told>{one.customerName ?? t('cases:nameless')}</Told>
          </Link>
        </>
      }
      acts={<CaseActs case={one} />}
    >
      <Holder case={one} />
      <div className={classes.columns}>
        <div>
          <Happened case={one} />
          <Promised customerId={one.customerId} />
          <Part title={t('cases:trail.title')}>
            <Trail case={one} />
          </Part>
        </div>
        <CaseSide case={one} />
      </div>
    </Page>
  );
}

function Holder({ case: one }: { case: Case }): ReactElement {
  const { t, language, pick } = useWords();
  const late = one.nextWordAt !== null && Date.parse(one.nextWordAt) < Date.now();
  const tone = one.state === 'closed' ? undefined : one.offeredTo || late ? 'attention' : 'voice';
  return (
    <p className={classes.holder} data-tone={tone} role="status">
      {one.state === 'closed' ? (
        <strong>
          {one.outcome
            ? t('cases:closed-with', { outcome: t(`cases:outcome.${one.outcome}`) })
            : t('cases:state.closed')}
        </strong>
      ) : (
        <>
          <strong>
            {one.offeredTo
              ? t('cases:offered', { from: pick(one.holder.name), to: pick(one.offeredTo.name) })
              : t('cases:holds', { division: pick(one.holder.name) })}
          </strong>
          {one.holderEmployee ? <Told>{one.holderEmployee.name}</Told> : null}
          <span>{t('cases:since', { time: formatInstant(one.heldSince, language) })}</span>
          <span>
            {one.nextWordAt
              ? t(late ? 'cases:word-late' : 'cases:word-by', {
                  time: formatInstant(one.nextWordAt, language),
                })
              : t('cases:word-unknown')}
          </span>
        </>
      )}
      {one.legalThreat ? <Mark tone="alarm">{t('cases:legal-threat')}</Mark> : null}
    </p>
  );
}

function Happened({ case: one }: { case: Case }): ReactElement {
  const { t, language } = useWords();
  const may = useMay();
  return (
    <Part
      title={t('cases:happened')}
      beside={
        one.verbatim && may('voice.hear') ? (
          <Link to="/listening" search={{ verbatim: one.verbatim.id }}>
            {t('cases:to-verbatim')}
          </Link>
        ) : null
      }
    >
      {one.verbatim ? (
        <>
          <blockquote className={classes.words}>
            <bdi dir="auto">{one.verbatim.text}</bdi>
          </blockquote>
          <p className={classes.quiet}>{formatInstant(one.verbatim.at, language)}</p>
        </>
      ) : (
        <p className={classes.quiet}>{t('cases:no-words')}</p>
      )}
    </Part>
  );
}

/** What was promised to this customer, for whoever may see customers. */
function Promised({ customerId }: { customerId: string }): ReactElement | null {
  const may = useMay();
  const customer = useQuery({ ...customerQuery(customerId), enabled: may('customer.read') }).data;
  return customer ? <Pledges pledges={customer.pledges} /> : null;
}
