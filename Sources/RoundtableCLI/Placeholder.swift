// Placeholder until the first file of RoundtableCLI lands.
