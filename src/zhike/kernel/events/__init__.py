"""The event spine: facts in the past tense, written with the change they tell of, delivered in order, never lost."""
