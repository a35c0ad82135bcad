"""Pure rules of module work: calendars, deadlines, routing, policies. No database, no clock, no I/O."""
