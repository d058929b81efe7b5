import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Certificate } from '#contract/rights';
import { AskedPage } from '#web/design/Asked.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { employeesQuery } from '#web/organization/organization.queries.ts';
import classes from './Rights.module.css';
import { certificateQuery } from './rights.queries.ts';

/** The proof of an erasure, for the person and for whoever asks later. It names nobody. */
export function CertificatePage(): ReactElement {
  const { id } = useParams({ from: '/inside/erasures/$id' });
  const query = useQuery(certificateQuery(id));
  return <AskedPage query={query}>{(certificate) => <Paper certificate={certificate} />}</AskedPage>;
}

const COUNTED = ['records', 'interactions', 'verbatims', 'promises', 'setAside'] as const;
const KEPT = ['cases', 'compensations', 'scenarios'] as const;

function Paper({ certificate }: { certificate: Certificate }): ReactElement {
  const { t, language } = useWords();
  const employees = useQuery(employeesQuery).data;
  const by = employees?.find((one) => one.id === certificate.byEmployee);
  const count = (name: string): number => certificate.counts[name] ?? 0;
  return (
    <Page
      trail={<Link to="/erasures">{t('rights:erasures')}</Link>}
      title={t('rights:certificate.title', { number: certificate.number })}
      acts={
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {t('rights:certificate.print')}
        </Button>
      }
    >
      <section className={classes.paper}>
        <p>{t('rights:certificate.lead')}</p>
        <dl>
          <dt>{t('rights:erase.asked-on')}</dt>
          <dd>{formatDay(certificate.askedOn, language)}</dd>
          <dt>{t('rights:certificate.erased-at')}</dt>
          <dd>{formatInstant(certificate.erasedAt, language)}</dd>
          <dt>{t('rights:certificate.keys-gone')}</dt>
          <dd>
            {certificate.keysGoneAt === null
              ? t('rights:certificate.keys-pending')
              : `${formatInstant(certificate.keysGoneAt, language)} · ${t('rights:count.keys', { count: certificate.keysDestroyed })}`}
          </dd>
          <dt>{t('rights:certificate.by')}</dt>
          <dd>{by === undefined ? '—' : <Told>{by.name}</Told>}</dd>
          <dt>{t('rights:erase.reason')}</dt>
          <dd>
            <Told>{certificate.reason}</Told>
          </dd>
          <dt>{t('rights:erase.goes')}</dt>
          <dd>
            {COUNTED.filter((name) => count(name) > 0)
              .map((name) => t(`rights:count.${name}`, { count: count(name) }))
              .join(' · ')}
          </dd>
          <dt>{t('rights:erase.stays')}</dt>
          <dd>
            {[
              ...KEPT.filter((name) => count(name) > 0).map((name) =>
                t(`rights:count.${name}`, { count: count(name) }),
              ),
              t('rights:erase.audit-stays'),
            ].join(' · ')}
          </dd>
          <dt>{t('rights:certificate.backups')}</dt>
          <dd>{t('rights:certificate.backups-words')}</dd>
        </dl>
      </section>
    </Page>
  );
}
