import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Customer } from '#contract/customers';
import { AskedPage } from '#web/design/Asked.tsx';
import { Icon } from '#web/design/Icon.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { Carer } from './Carer.tsx';
import classes from './Customer.module.css';
import { CustomerCases } from './CustomerCases.tsx';
import { customerQuery } from './customers.queries.ts';
import { IdentityDrawer } from './IdentityDrawer.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { OnePerson, Person } from './Person.tsx';
import { Pledges } from './Pledges.tsx';
import { EraseDialog } from './rights/EraseDialog.tsx';
import { RightsMenu } from './rights/RightsMenu.tsx';
import { SplitDialog } from './SplitDialog.tsx';
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
  const [opened, setOpened] = useState<'identity' | 'merge' | 'split' | 'erase' | null>(null);
  const close = (): void => setOpened(null);
  const rules = customer.may.includes('customer.rule');
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
      acts={
        <>
          <RightsMenu customerId={customer.id} erase={() => setOpened('erase')} />
          {rules ? (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" size="xs" rightSection={<Icon name="more" size={16} />}>
                  {t('customers:who-is-who')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setOpened('merge')}>{t('customers:merge.act')}</Menu.Item>
                <Menu.Item disabled={customer.records.length < 2} onClick={() => setOpened('split')}>
                  {t('customers:split.act')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </>
      }
    >
      {customer.redirectedFrom ? <p className={classes.note}>{t('customers:redirected')}</p> : null}
      <Carer customer={customer} />
      <div className={classes.columns}>
        <OnePerson customer={customer} explain={() => setOpened('identity')} />
        <div className={classes.middle}>
          <CustomerCases cases={customer.cases} />
          <Pledges pledges={customer.pledges} />
          <Timeline customerId={customer.id} />
        </div>
        <Standing customer={customer} />
        <Person customer={customer} />
      </div>
      {opened === 'identity' ? <IdentityDrawer customer={customer} close={close} /> : null}
      {opened === 'merge' ? <MergeDialog customer={customer} close={close} /> : null}
      {opened === 'erase' ? <EraseDialog customer={customer} close={close} /> : null}
      {opened === 'split' ? <SplitDialog customer={customer} close={close} /> : null}
    </Page>
  );
}
