import { configureGlobal } from 'fast-check';

/** Every night the properties are tried on many more examples than in a check before a commit. */
if (process.env.EMPTY_CHAIR_NIGHTLY === '1') configureGlobal({ numRuns: 5_000 });
