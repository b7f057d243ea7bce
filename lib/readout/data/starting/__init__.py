"""A new client's folder, made of a template and of what a look into the client's data found."""
