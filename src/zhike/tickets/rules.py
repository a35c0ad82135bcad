"""Pure rules of `tickets`: no database, no clock, no input or output."""
