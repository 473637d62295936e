// Placeholder until the first file of Domain lands.
