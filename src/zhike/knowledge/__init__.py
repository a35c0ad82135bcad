"""Knowledge: the words and classes that service is done with: categories and canned replies."""
