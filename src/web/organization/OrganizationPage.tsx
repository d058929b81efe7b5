import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Employee } from '#contract/organization';
import { Asked } from '#web/design/Asked.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { professionWords, roleWords, unitWords } from '#web/language/vocabulary.ts';
import { useMay } from '#web/session/session.queries.ts';
import { divisionsQuery, organizationQuery } from '#web/shell/shell.queries.ts';
import { DivisionDialog } from './DivisionDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import classes from './Organization.module.css';
import { employeesQuery } from './organization.queries.ts';

/** Who works here, in which part, and how to bring somebody in. */
export function OrganizationPage(): ReactElement {
  const { t, pick } = useWords();
  const may = useMay();
  const employees = useQuery(employeesQuery);
  const divisions = useQuery(divisionsQuery);
  const organization = useQuery(organizationQuery).data;
  const [opened, setOpened] = useState<'invite' | 'division' | null>(null);
  const columns = useColumns(organization ? unitWords(organization.unitWord) : '');
  return (
    <Page
      title={t('shell:place.organization')}
      subtitle={organization ? <Told>{organization.name}</Told> : null}
      acts={
        may('organization.invite') ? (
          <Button size="sm" onClick={() => setOpened('invite')}>
            {t('organization:invite.act')}
          </Button>
        ) : null
      }
    >
      <Part title={t('organization:people')}>
        <Asked query={employees}>
          {(list) => (
            <ListTable
              name={t('organization:people')}
              columns={columns}
              rows={list}
              rowKey={(one) => one.id}
              file="people"
            />
          )}
        </Asked>
      </Part>
      <Part
        title={t('organization:divisions')}
        beside={
          may('organization.shape') ? (
            <Button variant="subtle" size="compact-sm" onClick={() => setOpened('division')}>
              {t('organization:division.act')}
            </Button>
          ) : null
        }
      >
        <Asked query={divisions}>
          {(list) => (
            <ul className={classes.divisions}>
              {list.map((division) => (
                <li key={division.id}>{pick(division.name)}</li>
              ))}
            </ul>
          )}
        </Asked>
      </Part>
      {opened === 'invite' ? (
        <InviteDialog divisions={divisions.data ?? []} close={() => setOpened(null)} />
      ) : null}
      {opened === 'division' ? <DivisionDialog close={() => setOpened(null)} /> : null}
    </Page>
  );
}

function useColumns(unit: string): Column<Employee>[] {
  const { t, pick } = useWords();
  return [
    {
      id: 'name',
      header: t('organization:name'),
      text: (one) => one.name,
      cell: (one) => (
        <>
          <Told>{one.name}</Told> {one.sample ? <Mark>{t('organization:sample')}</Mark> : null}
        </>
      ),
    },
    {
      id: 'role',
      header: t('organization:role'),
      text: (one) => roleWords(one.role),
      cell: (one) => roleWords(one.role),
    },
    {
      id: 'division',
      header: unit,
      text: (one) => (one.division ? pick(one.division.name) : ''),
      cell: (one) => (one.division ? pick(one.division.name) : '–'),
    },
    {
      id: 'profession',
      header: t('organization:profession'),
      text: (one) => (one.profession ? professionWords(one.profession) : ''),
      cell: (one) => (one.profession ? professionWords(one.profession) : ''),
      wideOnly: true,
    },
  ];
}
