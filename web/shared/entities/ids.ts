/** What an id looks like in an address, for routes: anything else there is no page, and nothing is asked for it. */
export const ID = '[0-9a-f-]{36}'
