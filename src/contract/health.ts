import { z } from 'zod';
import { endpoint } from '#contract/base';

export const healthSchema = z.object({
  status: z.enum(['starting', 'loading', 'ready', 'degraded']),
  sample: z.enum(['none', 'loading', 'loaded']),
  version: z.string(),
});
export type Health = z.infer<typeof healthSchema>;

export const healthContract = {
  read: endpoint
    .route({ method: 'GET', path: '/health', summary: 'Is the product up, and what is it doing' })
    .output(healthSchema),
};
