// Placeholder until the first file of WebAdmin lands.
