import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { problemOf } from '#web/call.ts';
import { FaultPage } from '#web/design/FaultPage.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { queryClient } from '#web/query-client.ts';
import { savedView } from '#web/saved-view.ts';
import { sessionQuery, settle } from '#web/session/session.queries.ts';
import { NotFound } from '#web/shell/NotFound.tsx';
import { Shell } from '#web/shell/Shell.tsx';

/** Every address of the product. Each room is a chunk of its own; ids only in addresses, never a person's words. */
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => (
    <main>
      <FaultPage error={error} retry={reset} />
    </main>
  ),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async () => {
    try {
      await settle(await queryClient.ensureQueryData(sessionQuery));
    } catch (error) {
      if (problemOf(error)?.status === 401) throw redirect({ to: '/door' });
      throw error;
    }
  },
});
const parent = { getParentRoute: () => inside };
const outside = { getParentRoute: () => root };

const door = createRoute({
  ...outside,
  path: '/door',
  component: lazyRouteComponent(() => import('#web/session/DoorPage.tsx'), 'DoorPage'),
});
const welcome = createRoute({
  ...outside,
  path: '/welcome',
  component: lazyRouteComponent(() => import('#web/session/WelcomePage.tsx'), 'WelcomePage'),
});
const reset = createRoute({
  ...outside,
  path: '/reset',
  component: lazyRouteComponent(() => import('#web/session/ResetPage.tsx'), 'ResetPage'),
});

const today = createRoute({
  ...parent,
  path: '/',
  component: lazyRouteComponent(() => import('#web/today/TodayPage.tsx'), 'TodayPage'),
});
const customers = createRoute({
  ...parent,
  path: '/customers',
  component: lazyRouteComponent(() => import('#web/customers/CustomersPage.tsx'), 'CustomersPage'),
});
const customer = createRoute({
  ...parent,
  path: '/customers/$id',
  validateSearch: savedView('channel', 'kind', 'division', 'type', 'from', 'to'),
  component: lazyRouteComponent(() => import('#web/customers/CustomerPage.tsx'), 'CustomerPage'),
});
const segments = createRoute({
  ...parent,
  path: '/segments',
  validateSearch: savedView('archived'),
  component: lazyRouteComponent(() => import('#web/customers/segments/SegmentsPage.tsx'), 'SegmentsPage'),
});
const segment = createRoute({
  ...parent,
  path: '/segments/$id',
  component: lazyRouteComponent(() => import('#web/customers/segments/SegmentPage.tsx'), 'SegmentPage'),
});
const companies = createRoute({
  ...parent,
  path: '/companies',
  component: lazyRouteComponent(() => import('#web/customers/companies/CompaniesPage.tsx'), 'CompaniesPage'),
});
const company = createRoute({
  ...parent,
  path: '/companies/$id',
  component: lazyRouteComponent(() => import('#web/customers/companies/CompanyPage.tsx'), 'CompanyPage'),
});
const reviews = createRoute({
  ...parent,
  path: '/identity/reviews',
  component: lazyRouteComponent(() => import('#web/identity/ReviewsPage.tsx'), 'ReviewsPage'),
});
const models = createRoute({
  ...parent,
  path: '/identity/models',
  component: lazyRouteComponent(() => import('#web/identity/ModelsPage.tsx'), 'ModelsPage'),
});
const values = createRoute({
  ...parent,
  path: '/organization/values',
  component: lazyRouteComponent(() => import('#web/customers/values/ValuesPage.tsx'), 'ValuesPage'),
});
const calendar = createRoute({
  ...parent,
  path: '/organization/calendar',
  component: lazyRouteComponent(() => import('#web/organization/calendar/CalendarPage.tsx'), 'CalendarPage'),
});
const promises = createRoute({
  ...parent,
  path: '/promises',
  validateSearch: savedView('state', 'division', 'as', 'dueFrom', 'dueTo'),
  component: lazyRouteComponent(() => import('#web/customers/LedgerPage.tsx'), 'LedgerPage'),
});
const imports = createRoute({
  ...parent,
  path: '/imports',
  component: lazyRouteComponent(() => import('#web/imports/ImportsPage.tsx'), 'ImportsPage'),
});
const newImport = createRoute({
  ...parent,
  path: '/imports/new',
  component: lazyRouteComponent(() => import('#web/imports/NewImportPage.tsx'), 'NewImportPage'),
});
const oneImport = createRoute({
  ...parent,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('#web/imports/ImportPage.tsx'), 'ImportPage'),
});
const silos = createRoute({
  ...parent,
  path: '/silos',
  component: lazyRouteComponent(() => import('#web/silos/SilosPage.tsx'), 'SilosPage'),
});
const silo = createRoute({
  ...parent,
  path: '/silos/$id',
  component: lazyRouteComponent(() => import('#web/silos/SiloPage.tsx'), 'SiloPage'),
});
const employees = createRoute({
  ...parent,
  path: '/organization',
  component: lazyRouteComponent(() => import('#web/organization/OrganizationPage.tsx'), 'OrganizationPage'),
});
const erasures = createRoute({
  ...parent,
  path: '/erasures',
  component: lazyRouteComponent(() => import('#web/customers/rights/ErasuresPage.tsx'), 'ErasuresPage'),
});
const certificate = createRoute({
  ...parent,
  path: '/erasures/$id',
  component: lazyRouteComponent(() => import('#web/customers/rights/CertificatePage.tsx'), 'CertificatePage'),
});
const audit = createRoute({
  ...parent,
  path: '/audit',
  component: lazyRouteComponent(() => import('#web/organization/AuditPage.tsx'), 'AuditPage'),
});

const journeys = createRoute({
  ...parent,
  path: '/journeys',
  component: lazyRouteComponent(() => import('#web/journeys/JourneysPage.tsx'), 'JourneysPage'),
});
const journey = createRoute({
  ...parent,
  path: '/journeys/$id',
  validateSearch: savedView('from', 'to', 'touchpoint', 'by'),
  component: lazyRouteComponent(() => import('#web/journeys/JourneyPage.tsx'), 'JourneyPage'),
});
const listening = createRoute({
  ...parent,
  path: '/listening',
  validateSearch: savedView(
    'sentiment',
    'theme',
    'signal',
    'division',
    'channel',
    'source',
    'touchpoint',
    'from',
    'to',
    'verbatim',
  ),
  component: lazyRouteComponent(() => import('#web/listening/ListeningPage.tsx'), 'ListeningPage'),
});
const patterns = createRoute({
  ...parent,
  path: '/listening/patterns',
  component: lazyRouteComponent(() => import('#web/listening/PatternsPage.tsx'), 'PatternsPage'),
});
const textModels = createRoute({
  ...parent,
  path: '/listening/models',
  component: lazyRouteComponent(() => import('#web/listening/ModelsPage.tsx'), 'ModelsPage'),
});
const pattern = createRoute({
  ...parent,
  path: '/listening/patterns/$id',
  component: lazyRouteComponent(() => import('#web/listening/PatternPage.tsx'), 'PatternPage'),
});
const cases = createRoute({
  ...parent,
  path: '/cases',
  validateSearch: savedView('state', 'division', 'view'),
  component: lazyRouteComponent(() => import('#web/cases/CasesPage.tsx'), 'CasesPage'),
});
const oneCase = createRoute({
  ...parent,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('#web/cases/CasePage.tsx'), 'CasePage'),
});
const decisions = createRoute({
  ...parent,
  path: '/decisions',
  validateSearch: savedView('state', 'kind'),
  component: lazyRouteComponent(() => import('#web/decisions/DecisionsPage.tsx'), 'DecisionsPage'),
});
const newDecision = createRoute({
  ...parent,
  path: '/decisions/new',
  component: lazyRouteComponent(() => import('#web/decisions/NewDecisionPage.tsx'), 'NewDecisionPage'),
});
const decision = createRoute({
  ...parent,
  path: '/decisions/$id',
  validateSearch: savedView('view'),
  component: lazyRouteComponent(() => import('#web/decisions/DecisionPage.tsx'), 'DecisionPage'),
});
const improvements = createRoute({
  ...parent,
  path: '/improvements',
  validateSearch: savedView('state', 'pattern'),
  component: lazyRouteComponent(() => import('#web/improvements/ImprovementsPage.tsx'), 'ImprovementsPage'),
});
const idea = createRoute({
  ...parent,
  path: '/improvements/$id',
  component: lazyRouteComponent(() => import('#web/improvements/IdeaPage.tsx'), 'IdeaPage'),
});
const openDoors = createRoute({
  ...parent,
  path: '/open-doors',
  validateSearch: savedView('month'),
  component: lazyRouteComponent(() => import('#web/open-doors/OpenDoorsPage.tsx'), 'OpenDoorsPage'),
});
const proactive = createRoute({
  ...parent,
  path: '/proactive',
  component: lazyRouteComponent(() => import('#web/shell/ComingRooms.tsx'), 'ProactivePage'),
});
const measures = createRoute({
  ...parent,
  path: '/measures',
  component: lazyRouteComponent(() => import('#web/shell/ComingRooms.tsx'), 'MeasuresPage'),
});
const oneLanguage = createRoute({
  ...parent,
  path: '/one-language',
  component: lazyRouteComponent(() => import('#web/shell/ComingRooms.tsx'), 'OneLanguagePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    door,
    welcome,
    reset,
    inside.addChildren([
      today,
      customers,
      customer,
      segments,
      segment,
      companies,
      company,
      reviews,
      models,
      values,
      calendar,
      promises,
      imports,
      newImport,
      oneImport,
      silos,
      silo,
      employees,
      audit,
      erasures,
      certificate,
      journeys,
      journey,
      listening,
      textModels,
      patterns,
      pattern,
      cases,
      oneCase,
      proactive,
      decisions,
      newDecision,
      decision,
      improvements,
      idea,
      measures,
      openDoors,
      oneLanguage,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
