"""Changes of customers. Each file holds the services of one subject."""
