/** Sales platforms that have a name in the texts; anything else is shown by its code. */
export const PLATFORMS = ['own', 'taobao', 'tmall', 'jd', 'pinduoduo', 'douyin', 'kuaishou', 'xiaohongshu', 'wechat', 'amazon', 'ebay', 'shopify', 'other'] as const
