import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { SiloPage as Silo } from '#contract/silos';
import { AskedPage } from '#web/design/Asked.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { sourceKindWords } from '#web/language/vocabulary.ts';
import { useMay } from '#web/session/session.queries.ts';
import { Conflicts } from './Conflicts.tsx';
import { Masters } from './Masters.tsx';
import { OnlyThere } from './OnlyThere.tsx';
import { Outward } from './Outward.tsx';
import classes from './Silos.module.css';
import { siloQuery } from './silos.queries.ts';

/** One system: where it says otherwise, what lives only in it and who moves it, and what it is told from here. */
export function SiloPage(): ReactElement {
  const { id } = useParams({ from: '/inside/silos/$id' });
  const query = useQuery(siloQuery(id));
  return (
    <AskedPage query={query} lines={9}>
      {(silo) => <Shown silo={silo} />}
    </AskedPage>
  );
}

function Shown({ silo }: { silo: Silo }): ReactElement {
  const { t, language, pick } = useWords();
  const may = useMay();
  const number = (n: number): string => formatNumber(n, language);
  const facts = [
    sourceKindWords(silo.kind),
    t('silos:records', { count: silo.records, n: number(silo.records) }),
    t('silos:contacts', { count: silo.interactions, n: number(silo.interactions) }),
    silo.lastWordAt === null
      ? t('silos:no-word')
      : t('silos:last-word', { when: formatInstant(silo.lastWordAt, language) }),
  ];
  return (
    <Page
      wide
      trail={<Link to="/silos">{t('shell:place.silos')}</Link>}
      title={<Told>{pick(silo.name)}</Told>}
      subtitle={facts.join(' · ')}
      acts={<Link to="/imports">{t('silos:imports')}</Link>}
    >
      {silo.withoutReference > 0 ? (
        <p className={classes.quiet}>
          {t('silos:without-reference', {
            count: silo.withoutReference,
            n: number(silo.withoutReference),
          })}
        </p>
      ) : null}
      {may('silo.settle') ? <Conflicts key={silo.id} silo={silo} /> : null}
      <OnlyThere silo={silo} />
      <Masters silo={silo} />
      <Outward silo={silo} />
    </Page>
  );
}
