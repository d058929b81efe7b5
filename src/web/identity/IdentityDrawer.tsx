import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Customer } from '#contract/customers';
import type { Identity } from '#contract/identity';
import { formatInstant, instantAt, nextDay } from '#kernel/clock';
import { Asked } from '#web/design/Asked.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { Part } from '#web/design/Page.tsx';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { Told } from '#web/design/Told.tsx';
import { formatDay, today } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Identity.module.css';
import { identityQuery } from './identity.queries.ts';
import { Links } from './Links.tsx';
import { Rulings } from './Rulings.tsx';
import { WhyNot } from './WhyNot.tsx';

/** Why these records are one person: each record, each link and its evidence, what was kept apart, who ruled. */
export function IdentityDrawer({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t, language } = useWords();
  useReturnFocus();
  const [day, setDay] = useState('');
  const zone = useQuery(organizationQuery).data?.timeZone ?? 'Asia/Jerusalem';
  const asOf = day === '' || day === today() ? null : formatInstant(instantAt(zone, nextDay(day), 0));
  const identity = useQuery(identityQuery(customer.id, asOf));
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={t('customers:identity.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <div className={classes.asOf}>
        <DayField
          size="xs"
          width={150}
          label={t('identity:as-of.label')}
          max={today()}
          value={day}
          change={setDay}
        />
        {asOf === null ? null : (
          <>
            <span role="status">{t('identity:as-of.words', { day: formatDay(day, language) })}</span>
            <Button variant="subtle" size="compact-sm" onClick={() => setDay('')}>
              {t('identity:as-of.now')}
            </Button>
          </>
        )}
      </div>
      <Asked query={identity}>
        {(facts) => (
          <>
            <Members identity={facts} customer={customer} />
            <Links identity={facts} />
            <WhyNot customerId={customer.id} />
            <Guards identity={facts} />
            <Rulings identity={facts} mayUndo={asOf === null && customer.may.includes('customer.rule')} />
          </>
        )}
      </Asked>
    </Drawer>
  );
}

/** The records by silo, as they were held together then. */
function Members({ identity, customer }: { identity: Identity; customer: Customer }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <Part title={t('customers:identity.records')}>
      {identity.members.length === 0 ? <p className={classes.note}>{t('identity:members.none')}</p> : null}
      <ul className={classes.rows}>
        {identity.members.map((member) => {
          const record = customer.records.find((one) => one.id === member.recordId);
          return (
            <li key={member.recordId} className={classes.row}>
              <div>
                {pick(member.source.name)}
                {record?.reference ? (
                  <>
                    {' · '}
                    <bdi dir="ltr">{record.reference}</bdi>
                  </>
                ) : null}
                <div className={classes.quiet}>
                  {member.name ? <Told>{member.name}</Told> : t('customers:nameless')}
                  {' · '}
                  {t('identity:members.from', { day: formatDay(member.from, language) })}
                  {member.to === null
                    ? null
                    : ` · ${t('identity:members.until', { day: formatDay(member.to, language) })}`}
                </div>
              </div>
              {record ? (
                <span className={classes.quiet}>
                  {t('customers:identity.contacts', { count: record.interactions })}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Guards({ identity }: { identity: Identity }): ReactElement | null {
  const { t } = useWords();
  if (identity.guards.length === 0) return null;
  return (
    <Part title={t('customers:identity.guards')}>
      <ul className={classes.rows}>
        {identity.guards.map((guard) => (
          <li key={`${guard.type} ${guard.masked}`} className={classes.row}>
            <div>
              {sayOr(`customers:identity.key.${guard.type}`, guard.type)} <bdi dir="ltr">{guard.masked}</bdi>
              <div className={classes.quiet}>
                {sayOr(`customers:identity.reason.${guard.reason}`, guard.reason)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
