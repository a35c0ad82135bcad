"""Pure rules of `commerce`: no database, no clock, no input or output."""
