/** Frozen. Campaigns and the handing over of sheets get their tables. */
export const campaigns = {
  version: 6,
  stores: { campaign: 'id', handover: 'id' },
} as const
