"""Pure rules of imports: what a cell means, which column is which field, what a row becomes."""
