// Placeholder until the first file of HTML lands.
