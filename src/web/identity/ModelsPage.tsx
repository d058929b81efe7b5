import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { IdentityModel } from '#contract/identity';
import { AskedPage } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Identity.module.css';
import { modelsQuery, useLearn } from './identity.queries.ts';
import { ModelDifference } from './ModelDifference.tsx';
import { ModelWorth } from './ModelWorth.tsx';
import { Runs } from './Runs.tsx';
import { useStartRun } from './resolution.queries.ts';

/** What agreement is worth, version by version: learned, looked at in the shadow, and only then switched on. */
export function ModelsPage(): ReactElement {
  return <AskedPage query={useQuery(modelsQuery)}>{(models) => <Models models={models} />}</AskedPage>;
}

function Models({ models }: { models: readonly IdentityModel[] }): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const learn = useLearn();
  const goOver = useStartRun();
  const [opened, setOpened] = useState<string | null>(null);
  const current = models.find((model) => model.current);
  const looked = models.find((model) => model.version === opened);
  return (
    <Page
      trail={<Link to="/organization">{t('shell:place.organization')}</Link>}
      title={t('identity:models.title')}
      subtitle={t('identity:models.subtitle')}
      acts={
        may(CHOOSE) ? (
          <>
            <Button
              size="sm"
              variant="default"
              loading={goOver.isPending}
              onClick={() =>
                goOver.mutate(undefined, {
                  onSuccess: () => toldToast(say('identity:models.run-started')),
                  onError: refusalToast,
                })
              }
            >
              {t('identity:models.run-start')}
            </Button>
            <Button
              size="sm"
              loading={learn.isPending}
              onClick={() =>
                learn.mutate(undefined, {
                  onSuccess: () => toldToast(say('identity:models.learned')),
                  onError: refusalToast,
                })
              }
            >
              {t('identity:models.learn')}
            </Button>
          </>
        ) : null
      }
    >
      <ul className={classes.versions}>
        {models.map((model) => (
          <Version
            key={model.version}
            model={model}
            look={may(CHOOSE) ? () => setOpened(opened === model.version ? null : model.version) : null}
            looked={opened === model.version}
          />
        ))}
      </ul>
      {looked ? (
        <ModelDifference
          key={looked.version}
          model={looked}
          maySwitch={may(CHOOSE)}
          close={() => setOpened(null)}
        />
      ) : null}
      <Runs may={may(CHOOSE)} />
      {current ? (
        <Part title={t('identity:models.worth')} beside={<bdi dir="ltr">{(looked ?? current).version}</bdi>}>
          <ModelWorth model={looked ?? current} />
        </Part>
      ) : null}
    </Page>
  );
}

/** The right to learn and switch on a version. */
const CHOOSE = 'identity-model.choose';

function Version({
  model,
  look,
  looked,
}: {
  model: IdentityModel;
  /** Null for those who may not choose. */
  look: (() => void) | null;
  looked: boolean;
}): ReactElement {
  const { t, language } = useWords();
  return (
    <li className={classes.version}>
      <div>
        <bdi dir="ltr">{model.version}</bdi>{' '}
        {model.current ? <Mark tone="voice">{t('identity:models.current')}</Mark> : null}
        <div className={classes.quiet}>
          {model.records === 0
            ? t('identity:models.built-in')
            : t('identity:models.from-records', {
                count: model.records,
                n: formatNumber(model.records, language),
              })}
          {model.madeAt === null ? null : ` · ${formatDay(model.madeAt, language)}`}
          {model.by ? (
            <>
              {' · '}
              <Told>{model.by.name}</Told>
            </>
          ) : null}
          {model.switchedOnAt === null
            ? null
            : ` · ${t('identity:models.on', { day: formatDay(model.switchedOnAt, language) })}`}
        </div>
      </div>
      {model.current || look === null ? null : (
        <Button variant="default" size="xs" aria-expanded={looked} onClick={look}>
          {t('identity:models.compare')}
        </Button>
      )}
    </li>
  );
}
