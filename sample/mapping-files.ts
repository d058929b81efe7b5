/**
 * The mappings that come with the product, read from `sample/mappings`. They are found from the nearest package.json
 * above this file, so that the built program and the source find the same ones.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Mapping, mappingSchema } from '#contract/mapping';

export const MAPPING_NAMES = [
  'ornet-crm',
  'ornet-billing',
  'ornet-shop',
  'ornet-scheduling',
  'ornet-campaign',
  'ornet-help-desk',
  'ornet-phone-centre',
  'ornet-bot',
  'ornet-surveys',
  'ornet-reviews',
  'twitter-airline',
  'telco-churn',
  'bpic2012',
] as const;
export type MappingName = (typeof MAPPING_NAMES)[number];

export function mappingPath(name: MappingName): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const above = dirname(directory);
    if (above === directory)
      throw new Error('no package.json above the sample: the mappings cannot be found');
    directory = above;
  }
  return join(directory, 'sample', 'mappings', `${name}.json`);
}

export function readMapping(name: MappingName): Mapping {
  return mappingSchema.parse(JSON.parse(readFileSync(mappingPath(name), 'utf8')));
}
