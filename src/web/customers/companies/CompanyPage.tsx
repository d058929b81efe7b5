import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Company } from '#contract/ties';
import { usePeopleColumns } from '#web/customers/segments/people-columns.tsx';
import { FaultPage } from '#web/design/FaultPage.tsx';
import { ListTable } from '#web/design/ListTable.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Ties.module.css';
import { companyQuery } from './ties.queries.ts';

/** One company: what stands open with its people, and who they are. */
export function CompanyPage(): ReactElement {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/companies/$id' });
  const navigate = useNavigate();
  const found = useInfiniteQuery(companyQuery(id));
  const columns = usePeopleColumns('name');
  const company = found.data?.pages[0]?.company;
  const rows = found.data?.pages.flatMap((page) => page.people.items) ?? [];
  if (company === undefined)
    return found.isError ? (
      <FaultPage error={found.error} retry={() => void found.refetch()} />
    ) : (
      <Loading lines={8} />
    );
  return (
    <Page
      trail={<Link to="/companies">{t('companies:title')}</Link>}
      title={<Told>{company.name === '' ? t('companies:nameless') : company.name}</Told>}
      subtitle={t('companies:as-named')}
    >
      <Facts company={company} />
      <Part title={t('companies:its-people')}>
        <ListTable
          name={t('companies:its-people')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          open={(row) => void navigate({ to: '/customers/$id', params: { id: row.id } })}
          total={Math.max(company.people, rows.length)}
          more={found.hasNextPage ? () => void found.fetchNextPage() : null}
          loadingMore={found.isFetchingNextPage}
        />
      </Part>
    </Page>
  );
}

function Facts({ company }: { company: Company }): ReactElement {
  const { t, language } = useWords();
  return (
    <dl className={classes.facts}>
      {(['people', 'interactions', 'openCases', 'openPromises'] as const).map((fact) => (
        <div key={fact}>
          <dt>{t(`companies:column.${fact}`)}</dt>
          <dd>{formatNumber(company[fact], language)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('companies:column.last')}</dt>
        <dd>{company.lastContactAt === null ? '–' : formatDay(company.lastContactAt, language)}</dd>
      </div>
    </dl>
  );
}
