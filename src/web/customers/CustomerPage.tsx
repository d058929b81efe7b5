import { Button, Menu, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Customer } from '#contract/customers';
import { AskedPage } from '#web/design/Asked.tsx';
import { Icon } from '#web/design/Icon.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { Terms } from '#web/silos/Terms.tsx';
import { Carer } from './Carer.tsx';
import classes from './Customer.module.css';
import { CustomerCases } from './CustomerCases.tsx';
import { type Opened, OpenedDialog } from './CustomerDialogs.tsx';
import { HouseholdPanel } from './companies/HouseholdPanel.tsx';
import { useCustomerKeys } from './customer-keys.ts';
import { customerQuery } from './customers.queries.ts';
import { Person } from './Person.tsx';
import { Pledges } from './Pledges.tsx';
import { RightsMenu } from './rights/RightsMenu.tsx';
import { Standing } from './Standing.tsx';
import { Timeline } from './Timeline.tsx';

/** One customer out of many silos: who takes care, what was promised, what happened, and how sure we are it is one person. */
export function CustomerPage(): ReactElement {
  const { id } = useParams({ from: '/inside/customers/$id' });
  const query = useQuery(customerQuery(id));
  return (
    <AskedPage query={query} lines={9}>
      {(customer) => <Card customer={customer} />}
    </AskedPage>
  );
}

function Card({ customer }: { customer: Customer }): ReactElement {
  const { t } = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const writes = customer.may.includes('customer.write');
  const rules = customer.may.includes('customer.rule');
  const openIf = (may: boolean, what: Opened) => (): void => {
    if (may) setOpened(what);
  };
  const consent = (): void => setOpened({ what: 'consent' });
  const explain = (): void => setOpened({ what: 'identity' });
  useCustomerKeys({
    promise: openIf(writes, { what: 'promise' }),
    note: openIf(writes, { what: 'note', act: { act: 'write' } }),
    correct: openIf(writes, { what: 'correct' }),
    consent,
    identity: explain,
    search: () => document.getElementById(SEARCH)?.focus(),
  });
  return (
    <Page
      wide
      trail={<Link to="/customers">{t('shell:room.customers.name')}</Link>}
      title={
        <>
          <Told>{customer.name ?? t('customers:nameless')}</Told>
          {customer.otherName ? (
            <span className={classes.otherName}>
              <Told>{customer.otherName}</Told>
            </span>
          ) : null}
        </>
      }
      acts={<Acts customer={customer} open={setOpened} />}
    >
      {customer.redirectedFrom ? <p className={classes.note}>{t('customers:redirected')}</p> : null}
      <Sure customer={customer} explain={explain} />
      <Carer customer={customer} />
      <div className={classes.columns}>
        <div className={classes.middle}>
          <CustomerCases cases={customer.cases} />
          <Pledges
            pledges={customer.pledges}
            open={(pledgeId) => setOpened({ what: 'pledge', pledgeId })}
            suggested={{ count: customer.suggestedPledges, look: () => setOpened({ what: 'suggested' }) }}
          />
          <Terms key={customer.id} customerId={customer.id} mayWrite={writes} />
          <Timeline
            customerId={customer.id}
            searchId={SEARCH}
            note={writes ? (act) => setOpened({ what: 'note', act }) : null}
            pledge={(pledgeId) => setOpened({ what: 'pledge', pledgeId })}
          />
        </div>
        <Standing customer={customer} consent={consent} />
        <div className={classes.person}>
          <Person customer={customer} />
          <HouseholdPanel
            key={customer.id}
            customerId={customer.id}
            ask={rules ? (ask) => setOpened({ what: 'household', ask }) : null}
          />
        </div>
      </div>
      {opened === null ? null : (
        <OpenedDialog customer={customer} opened={opened} open={setOpened} close={() => setOpened(null)} />
      )}
    </Page>
  );
}

const SEARCH = 'search-within';

/** How we know that it is one person, in one line; it opens into the reasons. */
function Sure({ customer, explain }: { customer: Customer; explain: () => void }): ReactElement {
  const { t } = useWords();
  const { sure, records } = customer;
  const sources = new Set(records.map((record) => record.source.code)).size;
  return (
    <UnstyledButton className={classes.sureLine} onClick={explain}>
      <span>{t('customers:one-person.title')}</span>
      <span className={classes.quiet}>
        {[
          t('customers:one-person.records', { count: records.length }),
          t('customers:sources', { count: sources }),
          sure.by === 'one-record' ? null : t(`customers:sure.${sure.by}`),
          sure.nameAgreement === null ? null : t(`customers:identity.agreement.${sure.nameAgreement}`),
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </span>
    </UnstyledButton>
  );
}

function Acts({ customer, open }: { customer: Customer; open: (what: Opened) => void }): ReactElement {
  const { t } = useWords();
  const writes = customer.may.includes('customer.write');
  const rules = customer.may.includes('customer.rule');
  return (
    <>
      {writes ? (
        <>
          <Button size="xs" onClick={() => open({ what: 'promise' })}>
            {t('customers:act.promise')}
          </Button>
          <Button size="xs" variant="default" onClick={() => open({ what: 'note', act: { act: 'write' } })}>
            {t('customers:act.note')}
          </Button>
          <Button size="xs" variant="default" onClick={() => open({ what: 'correct' })}>
            {t('customers:act.correct')}
          </Button>
          <Button size="xs" variant="default" onClick={() => open({ what: 'consent' })}>
            {t('customers:act.consent')}
          </Button>
        </>
      ) : null}
      <RightsMenu customerId={customer.id} erase={() => open({ what: 'erase' })} />
      {rules ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<Icon name="more" size={16} />}>
              {t('customers:who-is-who')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => open({ what: 'merge' })}>{t('customers:merge.act')}</Menu.Item>
            <Menu.Item disabled={customer.records.length < 2} onClick={() => open({ what: 'split' })}>
              {t('customers:split.act')}
            </Menu.Item>
            <Menu.Item onClick={() => open({ what: 'household', ask: { word: 'same', other: null } })}>
              {t('ties:say.same')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
