"""Business parameters: declared by their owners, changed in the console with history, in force without a restart."""
