"""Who the customers are: one record per person, the ways each is known, and which shops they belong to."""
