import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useRef, useState } from 'react';
import type { Household } from '#contract/ties';
import { Icon } from '#web/design/Icon.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import type { HouseholdAsk } from './HouseholdDialog.tsx';
import { inOrderOfCare, type Member } from './household-order.ts';
import classes from './Ties.module.css';
import { householdQuery, useSayHousehold, useTakeBackHousehold } from './ties.queries.ts';

const SHOWN = 4;
type Given = {
  readonly customerId: string;
  /** Null for those who may not say who lives with whom. */
  readonly ask: ((ask: HouseholdAsk) => void) | null;
};

/** Who shares a phone, a mailbox or a home with this customer, and their companies. Where there is nothing, nothing stands. */
export function HouseholdPanel({ customerId, ask }: Given): ReactElement | null {
  const { t } = useWords();
  const [all, showAll] = useState(false);
  const query = useQuery(householdQuery(customerId));
  const household = query.data;
  if (household === undefined)
    return query.isError ? <LoadFault error={query.error} retry={() => void query.refetch()} /> : null;
  const { members, companies } = household;
  if (members.length === 0 && companies.length === 0) return null;
  const ordered = inOrderOfCare(members);
  return (
    <section className={classes.panel} aria-labelledby={TITLE}>
      <h2 id={TITLE} className={classes.title}>
        {t(
          members.length === 0
            ? 'ties:title-company'
            : companies.length === 0
              ? 'ties:title-household'
              : 'ties:title',
        )}
      </h2>
      {members.length > 0 ? (
        <ul className={classes.members}>
          {(all ? ordered : ordered.slice(0, SHOWN)).map((member) => (
            <Line key={member.customerId} of={household.customerId} member={member} ask={ask} />
          ))}
        </ul>
      ) : null}
      {members.length > SHOWN ? (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? t('ties:fewer') : t('ties:all', { count: members.length })}
        </UnstyledButton>
      ) : null}
      {companies.length > 0 ? <Companies companies={companies} /> : null}
    </section>
  );
}

const TITLE = 'household-and-company';

function Line({ of, member, ask }: { of: string; member: Member; ask: Given['ask'] }): ReactElement {
  const { t, language } = useWords();
  const name = member.name ?? t('customers:nameless');
  const { said, openCases } = member;
  return (
    <li className={classes.member} data-ruled-out={said?.word === 'different' || undefined}>
      <div className={classes.names}>
        <Link to="/customers/$id" params={{ id: member.customerId }} className={classes.name}>
          <Told>{name}</Told>
        </Link>
        {openCases > 0 ? (
          <Mark tone="attention">
            {t('ties:open-cases', { count: openCases, n: formatNumber(openCases, language) })}
          </Mark>
        ) : null}
        {ask === null ? null : <Acts of={of} member={member} name={name} ask={ask} />}
      </div>
      {member.via.map((via) =>
        via.type === 'said' ? null : (
          <div key={`${via.type} ${via.masked ?? ''}`} className={classes.quiet}>
            {t(`ties:via.${via.type}`)}
            {via.masked === null ? null : ' · '}
            {via.masked === null ? null : via.type === 'address' ? (
              <Told>{via.masked}</Told>
            ) : (
              <bdi dir="ltr">{via.masked}</bdi>
            )}
          </div>
        ),
      )}
      {said === null ? null : <Said said={said} />}
    </li>
  );
}

/** What may be said of the two, or taken back: one button that stays, so that the keyboard does too. */
function Acts({
  of,
  member,
  name,
  ask,
}: {
  of: string;
  member: Member;
  name: string;
  ask: NonNullable<Given['ask']>;
}): ReactElement {
  const { t } = useWords();
  const tell = useSayHousehold();
  const takeBack = useTakeBackHousehold();
  const trigger = useRef<HTMLButtonElement>(null);
  const { said, customerId } = member;
  // The dialog gives the keyboard back to what has it now, and the item that was pressed goes away with its menu.
  const askOf = (word: HouseholdAsk['word']): void => {
    trigger.current?.focus();
    ask({ word, other: { id: customerId, name: member.name } });
  };
  const withdraw = ({ id, word, reason }: NonNullable<Member['said']>): void =>
    takeBack.mutate(id, {
      onSuccess: () =>
        undoToast({
          words: say('ties:taken-back'),
          undo: () => tell.mutateAsync({ id: of, otherId: customerId, word, reason: reason ?? '' }),
        }),
      onError: refusalToast,
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          ref={trigger}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('ties:say-of', { name })}
          className={classes.acts}
        >
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {said === null ? (
          (['same', 'different'] as const).map((word) => (
            <Menu.Item key={word} onClick={() => askOf(word)}>
              {t(`ties:say.${word}`)}
            </Menu.Item>
          ))
        ) : (
          <Menu.Item disabled={takeBack.isPending} onClick={() => withdraw(said)}>
            {t('ties:take-back')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What somebody said of the two, with who, when and why. */
function Said({ said }: { said: NonNullable<Member['said']> }): ReactElement {
  const { t, language } = useWords();
  return (
    <div className={classes.quiet}>
      {t(`ties:said.${said.word}`)}
      {' · '}
      {said.by === null ? null : (
        <>
          <Told>{said.by.name}</Told>
          {' · '}
        </>
      )}
      {formatDay(said.at, language)}
      {said.reason === null ? null : (
        <>
          {' · '}
          <Told>{said.reason}</Told>
        </>
      )}
    </div>
  );
}

function Companies({ companies }: { companies: Household['companies'] }): ReactElement {
  const { t, language } = useWords();
  return (
    <ul className={classes.members} aria-label={t('ties:title-company')}>
      {companies.map((company) => (
        <li key={company.id} className={classes.member}>
          <Link to="/companies/$id" params={{ id: company.id }} className={classes.name}>
            <Told>{company.name === '' ? t('companies:nameless') : company.name}</Told>
          </Link>
          <div className={classes.quiet}>
            {t('companies:people', { count: company.people, n: formatNumber(company.people, language) })}
          </div>
        </li>
      ))}
    </ul>
  );
}
