import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Customer } from '#contract/customers';
import type { Identity } from '#contract/identity';
import { Asked } from '#web/design/Asked.tsx';
import { Part } from '#web/design/Page.tsx';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import classes from './Customer.module.css';
import { identityQuery } from './customers.queries.ts';
import { Rulings } from './Rulings.tsx';

/** Why these records are one person: each record, each link and its evidence, what was kept apart, who ruled. */
export function IdentityDrawer({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const identity = useQuery(identityQuery(customer.id));
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={t('customers:identity.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Records customer={customer} />
      <Asked query={identity}>
        {(facts) => (
          <>
            <Links identity={facts} customer={customer} />
            <Guards identity={facts} />
            <Rulings identity={facts} mayUndo={customer.may.includes('customer.rule')} />
          </>
        )}
      </Asked>
    </Drawer>
  );
}

function Records({ customer }: { customer: Customer }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <Part title={t('customers:identity.records')}>
      <ul className={classes.rows}>
        {customer.records.map((record) => (
          <li key={record.id} className={classes.row}>
            <div>
              {pick(record.source.name)}
              {record.reference ? (
                <>
                  {' · '}
                  <bdi dir="ltr">{record.reference}</bdi>
                </>
              ) : null}
              <div className={classes.quiet}>
                {record.name ? <Told>{record.name}</Told> : t('customers:nameless')}
                {' · '}
                {t('customers:identity.since', { day: formatDay(record.since, language) })}
              </div>
            </div>
            <span className={classes.quiet}>
              {t('customers:identity.contacts', { count: record.interactions })}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Links({ identity, customer }: { identity: Identity; customer: Customer }): ReactElement {
  const { t, language, pick } = useWords();
  const name = (id: string): string => {
    const record = customer.records.find((one) => one.id === id);
    return record ? pick(record.source.name) : t('customers:identity.elsewhere');
  };
  return (
    <Part title={t('customers:identity.links')}>
      {identity.edges.length === 0 ? (
        <p className={classes.none}>{t('customers:identity.no-links')}</p>
      ) : null}
      <ul className={classes.rows}>
        {identity.edges.map((edge) => (
          <li key={`${edge.recordA} ${edge.recordB} ${edge.createdAt}`} className={classes.row}>
            <div>
              {t('customers:identity.between', { a: name(edge.recordA), b: name(edge.recordB) })}
              <div className={classes.quiet}>
                {[
                  edge.kind === 'deterministic'
                    ? edge.evidence.key
                      ? sayOr(`customers:identity.key.${edge.evidence.key}`, edge.evidence.key)
                      : sayOr(`customers:identity.rule.${edge.rule}`, edge.rule)
                    : t(`customers:identity.by-hand.${edge.kind}`),
                  edge.evidence.nameAgreement
                    ? sayOr(
                        `customers:identity.agreement.${edge.evidence.nameAgreement}`,
                        edge.evidence.nameAgreement,
                      )
                    : null,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
                {edge.evidence.masked ? (
                  <>
                    {' · '}
                    <bdi dir="ltr">{edge.evidence.masked}</bdi>
                  </>
                ) : null}
              </div>
            </div>
            <span className={classes.quiet}>{formatDay(edge.createdAt, language)}</span>
          </li>
        ))}
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
